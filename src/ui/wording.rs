//! The product's own wording, one file per language in `wording/`. The text of the notice is not here.

use std::rc::Rc;

use yew::AttrValue;

use crate::notice::{
    Bound, Date, DayTime, Document, Json, Moment, Question, QuestionKind, Threshold, Years, replace,
};

use super::language::is_same_language;

/// The files by language.
#[cfg(any(feature = "ssr", test))]
const FILES: [(&str, &str); 2] = [
    ("zh", include_str!("../../wording/zh.json")),
    ("en", include_str!("../../wording/en.json")),
];

macro_rules! phrases {
    ($($phrase:ident = $key:literal,)*) => {
        /// A phrase of the product.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[allow(missing_docs, reason = "each is worded in wording/")]
        pub enum Phrase { $($phrase,)* }

        /// The keys of the phrases in the files, in the order of `Phrase`.
        pub const KEYS: &[&str] = &[$($key,)*];
    };
}

phrases! {
    // The document around the page, and the page of the official text.
    Title = "title",
    Failed = "failed",
    NoticeLink = "notice-link",
    // The masthead, the banners and the page's own controls.
    Tagline = "tagline",
    OwnName = "own-name",
    Languages = "languages",
    RoundYear = "round-year",
    RoundOver = "round-over",
    Simulated = "simulated",
    ClockUnknown = "clock-unknown",
    Unchecked = "unchecked",
    Refused = "refused",
    RefusedAnswers = "refused-answers",
    LinkDamaged = "link-damaged",
    LinkOther = "link-other",
    LinkRemains = "link-remains",
    Promise = "promise",
    Direction = "direction",
    LargeType = "large-type",
    UsualType = "usual-type",
    KeepsNothing = "keeps-nothing",
    FullPage = "full-page",
    OnThisDevice = "on-this-device",
    Forget = "forget",
    Adopted = "adopted",
    Offer = "offer",
    OfferTake = "offer-take",
    OfferKeep = "offer-keep",
    Told = "told",
    // The questions.
    QuestionsLeft = "questions-left",
    QuestionsLeftOne = "questions-left-one",
    OneTap = "one-tap",
    SeveralTaps = "several-taps",
    WithKeys = "with-keys",
    Help = "help",
    ChooseFirst = "choose-first",
    Continue = "continue",
    Back = "back",
    Change = "change",
    ChangeWhat = "change-what",
    Restart = "restart",
    Answered = "answered",
    SeeAnswers = "see-answers",
    Dropped = "dropped",
    DoneHeading = "done-heading",
    DoneDetail = "done-detail",
    EndedDetail = "ended-detail",
    // The answer, and printing, saving and sharing it.
    Papers = "papers",
    PapersToConfirm = "papers-to-confirm",
    Print = "print",
    PrintFailed = "print-failed",
    Calendar = "calendar",
    CalendarHelp = "calendar-help",
    CalendarHelpDetail = "calendar-help-detail",
    CalendarTitle = "calendar-title",
    CalendarHint = "calendar-hint",
    Share = "share",
    ShareHeading = "share-heading",
    ShareDetail = "share-detail",
    ShareFile = "share-file",
    CopyLink = "copy-link",
    HandOn = "hand-on",
    CloseShare = "close-share",
    CodeHeading = "code-heading",
    CodeCaution = "code-caution",
    SheetHead = "sheet-head",
    Catalogue = "catalogue",
    CatalogueDetail = "catalogue-detail",
    CatalogueNames = "catalogue-names",
    CatalogueNumber = "catalogue-number",
    CatalogueName = "catalogue-name",
    CatalogueTick = "catalogue-tick",
    CatalogueKept = "catalogue-kept",
    CatalogueReturned = "catalogue-returned",
    // The result.
    ResultHeading = "result-heading",
    ResultLive = "result-live",
    Settled = "settled",
    SeeWhole = "see-whole",
    SeeLess = "see-less",
    NextDay = "next-day",
    NextDayIs = "next-day-is",
    WindowsClosed = "windows-closed",
    NothingToDo = "nothing-to-do",
    InDetail = "in-detail",
    Open = "open",
    OpenShort = "open-short",
    Clause = "clause",
    InText = "in-text",
    Because = "because",
    WhyAndChange = "why-and-change",
    WouldChange = "would-change",
    WouldChangeOpen = "would-change-open",
    ConfirmCall = "confirm-call",
    AskOnce = "ask-once",
    AskMark = "ask-mark",
    AskYear = "ask-year",
    AskForSome = "ask-for-some",
    AskSome = "ask-some",
    AskSource = "ask-source",
    AskCopy = "ask-copy",
    AlsoNote = "also-note",
    WindowUpcoming = "window-upcoming",
    WindowUpcomingOne = "window-upcoming-one",
    WindowUpcomingPlain = "window-upcoming-plain",
    WindowOpen = "window-open",
    WindowOpenOne = "window-open-one",
    WindowLastDay = "window-last-day",
    WindowClosed = "window-closed",
    FromTo = "from-to",
    StepsOver = "steps-over",
    RoundNothing = "round-nothing",
    ActorApplicant = "actor-applicant",
    ActorUnit = "actor-unit",
    ActorBureau = "actor-bureau",
    DueBy = "due-by",
    DueAdvised = "due-advised",
    DueLate = "due-late",
    DueFrom = "due-from",
    DueToday = "due-today",
    DueTomorrow = "due-tomorrow",
    DaysLeft = "days-left",
    Depends = "depends",
    MaterialsReady = "materials-ready",
    MaterialsAlike = "materials-alike",
    Fact = "fact",
    FactNext = "fact-next",
    Bracketed = "bracketed",
    Copies = "copies",
    CopiesCount = "copies-count",
    CopiesCountOne = "copies-count-one",
    NotStated = "not-stated",
    NotStatedAtAll = "not-stated-at-all",
    Originality = "originality",
    Original = "original",
    Copy = "copy-paper",
    Printed = "printed",
    Seal = "seal",
    Handling = "handling",
    Kept = "kept",
    Returned = "returned",
    Variant = "variant",
    Required = "required",
    Yuan = "yuan",
    CopyStatement = "copy-statement",
    Copied = "copied",
    CopyFailed = "copy-failed",
    Unasked = "unasked",
    NoticeText = "notice-text",
    NoticeTextDetail = "notice-text-detail",
    OpenText = "open-text",
    PrintText = "print-text",
    InResult = "in-result",
    AppliesYes = "applies-yes",
    AppliesConfirm = "applies-confirm",
    AppliesOpen = "applies-open",
    AppliesIdle = "applies-idle",
    AppliesNo = "applies-no",
    CloseText = "close-text",
    PrivacyHow = "privacy-how",
    Privacy = "privacy",
    Disclaimer = "disclaimer",
    AboutPage = "about-page",
    // Notices beside this one; numbers, days and their thresholds; charges, hours and times.
    Invented = "invented",
    Others = "others",
    OtherOver = "other-over",
    UnitOf = "unit-of",
    ValueLimits = "value-limits",
    ValueMissing = "value-missing",
    ValueNoNumber = "value-no-number",
    ValueNoDay = "value-no-day",
    ValueOutside = "value-outside",
    ValueYear = "value-year",
    ValueMonth = "value-month",
    ValueDay = "value-day",
    OrElse = "or",
    AnyValue = "any-value",
    AtLeast = "at-least",
    Below = "below",
    YearsBy = "years-by",
    YearsBelow = "years-below",
    DayBy = "day-by",
    DayAfter = "day-after",
    WindowUnannounced = "window-unannounced",
    WindowOpenPlain = "window-open-plain",
    WindowToday = "window-today",
    WindowToConfirm = "window-to-confirm",
    FromDay = "from-day",
    UntilDay = "until-day",
    AtTime = "at-time",
    Charge = "charge",
    ChargePossible = "charge-possible",
    ChargePer = "charge-per",
    WithCharges = "charges-with",
    RequirementsCount = "requirements-count",
    Hours = "hours",
    PapersNotNeeded = "papers-not-needed",
    PaperForm = "form",
    File = "file",
    ConfirmNobody = "confirm-nobody",
    DatePlain = "date-plain",
    Remaining = "remaining",
    RemainingNothing = "remaining-nothing",
    // The page of an invalid notice.
    BrokenNotice = "broken-notice",
    BrokenNoticeDetail = "broken-notice-detail",
    // Dates.
    DateForm = "date",
    ShortDate = "date-short",
    DayOfYear = "day-of-year",
    Months = "months",
    Weekdays = "weekdays",
}

/// The wording in one language.
#[derive(Debug, Clone, PartialEq)]
pub struct Wording {
    language: Rc<str>,
    phrases: Rc<[AttrValue]>,
}

/// The wording in all languages loaded so far: the product's own, and any that a portal brings.
#[derive(Debug, Clone)]
pub struct Wordings(Rc<[Wording]>);

impl Wordings {
    /// The product's own.
    #[cfg(any(feature = "ssr", test))]
    pub fn own() -> Self {
        let own = FILES.map(|(language, file)| Wording::of(&language.into(), &Json::read(file)));
        Self(Rc::new(own))
    }

    /// Reads a JSON object with one wording per language: an object by key or, in an edition, a list in the
    /// order of `KEYS`.
    pub fn read(json: &Json) -> Self {
        let files = json.as_object().iter();
        let wordings = files.map(|(language, file)| Wording::of(language, file));
        Self(wordings.collect())
    }

    /// These and others; where both have a language, these take precedence.
    #[must_use]
    pub fn with(&self, others: &Self) -> Self {
        let all = self.0.iter().chain(&*others.0);
        Self(all.cloned().collect())
    }

    /// The languages.
    pub fn languages(&self) -> impl Iterator<Item = &Rc<str>> {
        self.0.iter().map(|wording| &wording.language)
    }

    /// The wording in a language; an exact match of the tag takes precedence.
    pub fn get(&self, language: &str) -> Option<&Wording> {
        let exact = self.0.iter().find(|wording| &*wording.language == language);
        let same = |wording: &&Wording| is_same_language(&wording.language, language);
        exact.or_else(|| self.0.iter().find(same))
    }

    /// The wording in a language, else the first one loaded.
    pub fn best(&self, language: &str) -> Wording {
        let best = self.get(language).or(self.0.first());
        best.cloned()
            .unwrap_or_else(|| Wording::of(&language.into(), &Json::Null))
    }
}

impl Wording {
    fn of(language: &Rc<str>, file: &Json) -> Self {
        let listed = file.as_list();
        let phrases = KEYS.iter().enumerate().map(|(at, key)| {
            // A missing phrase shows its key; a test fails for such a file.
            let phrase = listed.get(at).or_else(|| file.field(key));
            let phrase = phrase.and_then(Json::as_text).cloned();
            phrase.map_or(AttrValue::Static(key), AttrValue::Rc)
        });
        Self {
            language: language.clone(),
            phrases: phrases.collect(),
        }
    }

    /// A phrase.
    pub fn phrase(&self, phrase: Phrase) -> AttrValue {
        self.phrases
            .get(phrase as usize)
            .cloned()
            .unwrap_or_default()
    }

    /// A phrase by its key in the files.
    pub fn by_key(&self, key: &str) -> Option<AttrValue> {
        let at = KEYS.iter().position(|own| *own == key)?;
        self.phrases.get(at).cloned()
    }

    /// A phrase with its `{placeholders}` filled.
    pub fn fill(&self, phrase: Phrase, values: &[(&str, &str)]) -> AttrValue {
        let text = values
            .iter()
            .fold(self.phrase(phrase).to_string(), |text, (name, value)| {
                replace(&text, &format!("{{{name}}}"), value)
            });
        AttrValue::from(text)
    }

    /// A phrase with a number, in the singular or plural form.
    pub fn count(&self, one: Phrase, more: Phrase, count: i64) -> AttrValue {
        self.fill(
            if count == 1 { one } else { more },
            &[("n", &count.to_string())],
        )
    }

    /// The days and times of a window; without both, that they are to be announced.
    pub fn days(&self, opens: Option<DayTime>, closes: Option<DayTime>) -> AttrValue {
        self.range(opens, closes, |_| Phrase::DateForm)
    }

    /// The same without weekday, and without the year unless it is another than that of the notice.
    pub fn short_days(
        &self,
        opens: Option<DayTime>,
        closes: Option<DayTime>,
        year: i32,
    ) -> AttrValue {
        self.range(opens, closes, |day| {
            if day.year() == year {
                Phrase::DayOfYear
            } else {
                Phrase::DatePlain
            }
        })
    }

    fn range(
        &self,
        opens: Option<DayTime>,
        closes: Option<DayTime>,
        form: impl Fn(Date) -> Phrase,
    ) -> AttrValue {
        let end = |end: DayTime| self.timed(end, form(end.day));
        match (opens.map(end), closes.map(end)) {
            (Some(opens), Some(closes)) => {
                self.fill(Phrase::FromTo, &[("opens", &opens), ("closes", &closes)])
            }
            (Some(opens), None) => self.fill(Phrase::FromDay, &[("date", &opens)]),
            (None, Some(closes)) => self.fill(Phrase::UntilDay, &[("date", &closes)]),
            (None, None) => self.phrase(Phrase::WindowUnannounced),
        }
    }

    /// A day with its time, where there is one.
    fn timed(&self, end: DayTime, form: Phrase) -> AttrValue {
        let date = self.written(form, end.day);
        end.time.map_or(date.clone(), |time| {
            self.fill(
                Phrase::AtTime,
                &[("date", &date), ("time", &time.to_string())],
            )
        })
    }

    /// A date with year and weekday.
    pub fn date(&self, date: Date) -> AttrValue {
        self.written(Phrase::DateForm, date)
    }

    /// A minute of a day, or the day alone where it is the first one.
    pub fn moment(&self, moment: Moment) -> AttrValue {
        let date = self.date(moment.day);
        if moment.minute == 0 {
            return date;
        }
        let time = format!("{:02}:{:02}", moment.minute / 60, moment.minute % 60);
        self.fill(Phrase::AtTime, &[("date", &date), ("time", &time)])
    }

    /// A date with the year, without the weekday.
    pub fn plain_date(&self, date: Date) -> AttrValue {
        self.written(Phrase::DatePlain, date)
    }

    /// A date, with its time where there is one, without the year unless it is another than that of the notice.
    pub fn short_date(&self, end: DayTime, year: i32) -> AttrValue {
        let is_other = end.day.year() != year;
        self.timed(
            end,
            if is_other {
                Phrase::DateForm
            } else {
                Phrase::ShortDate
            },
        )
    }

    /// A value of a question: a number with its unit, or a day.
    pub fn value(&self, question: &Question, value: i64) -> AttrValue {
        match (&question.kind, Date::of_number(value)) {
            (QuestionKind::Day(_), Some(day)) => self.plain_date(day),
            (QuestionKind::Number(number), _) => {
                let unit = number.unit.get(&self.language);
                let values = [("n", &*value.to_string()), ("unit", &*unit)];
                self.fill(Phrase::UnitOf, &values)
            }
            _ => AttrValue::default(),
        }
    }

    /// The values of a question on one side of a threshold.
    pub fn bound(&self, document: &Document, question: &Question, bound: &Bound) -> AttrValue {
        let (meets, threshold) = match bound {
            Bound::AtLeast(threshold) => (true, threshold),
            Bound::Below(threshold) => (false, threshold),
        };
        match threshold {
            Threshold::Number(number) => {
                let value = self.value(question, (*number).into());
                let phrase = if meets {
                    Phrase::AtLeast
                } else {
                    Phrase::Below
                };
                self.fill(phrase, &[("value", &value)])
            }
            Threshold::Years(years) => self.years(document, years, meets),
        }
    }

    fn years(&self, document: &Document, years: &Years, meets: bool) -> AttrValue {
        let mut cutoffs = document.cutoffs.iter();
        let cutoff = cutoffs.find(|it| it.id == years.by);
        let date = cutoff
            .map(|it| self.plain_date(it.date))
            .unwrap_or_default();
        let phrase = match (years.years, meets) {
            (0, true) => Phrase::DayBy,
            (0, false) => Phrase::DayAfter,
            (_, true) => Phrase::YearsBy,
            (_, false) => Phrase::YearsBelow,
        };
        self.fill(
            phrase,
            &[("years", &years.years.to_string()), ("date", &date)],
        )
    }

    fn written(&self, form: Phrase, date: Date) -> AttrValue {
        let listed = |phrase, at| {
            let list = self.phrase(phrase);
            list.split('|').nth(at).unwrap_or_default().to_owned()
        };
        let month = listed(Phrase::Months, date.month() as usize - 1);
        let values = [
            ("year", date.year().to_string()),
            ("month", month),
            ("day", date.day().to_string()),
            ("weekday", listed(Phrase::Weekdays, date.weekday())),
        ];
        self.fill(
            form,
            &values.each_ref().map(|(name, value)| (*name, &**value)),
        )
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn file(text: &str) -> BTreeMap<String, String> {
        serde_json::from_str(text).expect("a wording file")
    }

    fn placeholders(text: &str) -> Vec<&str> {
        let mut found: Vec<_> = text
            .split('{')
            .skip(1)
            .filter_map(|rest| rest.split('}').next())
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    #[test]
    fn every_language_has_every_phrase_and_no_other() {
        for (language, text) in FILES {
            let file = file(text);
            for key in KEYS {
                let wording = file.get(*key).map_or("", |text| text.trim());
                assert!(!wording.is_empty(), "{language} lacks {key}");
            }
            for key in file.keys() {
                assert!(
                    KEYS.contains(&&**key),
                    "{language} has {key}, which nothing says"
                );
            }
        }
    }

    #[test]
    fn the_languages_fill_the_same_placeholders() {
        let chinese = file(FILES[0].1);
        for (language, text) in FILES {
            for (key, wording) in file(text).iter().filter(|(key, _)| *key != "date") {
                assert_eq!(
                    placeholders(wording),
                    placeholders(&chinese[key]),
                    "{language}: {key}"
                );
            }
        }
    }

    #[test]
    fn a_date_is_written_as_in_its_language() {
        let day = "2021-09-19".parse().expect("a day");
        let wordings = Wordings::own();
        let written = |language| wordings.get(language).expect("a language").date(day);
        assert_eq!(written("zh"), "2021年9月19日（周日）");
        assert_eq!(written("en"), "Sunday, 19 September 2021");
    }
}
