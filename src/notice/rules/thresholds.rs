//! The thresholds of number and day questions. They cut the values of a question into intervals, which
//! everything else treats as options.

use super::super::{
    AnswerOption, Condition, Date, Document, Fault, Problems, Question,
    condition::{Range, Threshold, Years},
    path::Path,
};
use super::{
    OptionSet,
    conditions::{each_condition, parts},
    sets::MOST_OPTIONS,
};

/// The maximum number of intervals of a question.
pub const MOST_INTERVALS: usize = 31;

/// The intervals of a number or day question; none for a question that takes options.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Intervals {
    /// The limits of its values.
    pub(super) limits: Option<(i64, i64)>,
    /// Where an interval begins, the first left out, each with the threshold that cuts there.
    pub(super) cuts: Vec<(i64, Threshold)>,
}

/// The threshold beside a value that changes something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Bound {
    /// Values that meet the threshold.
    AtLeast(Threshold),
    /// Values that miss it.
    Below(Threshold),
}

impl Intervals {
    /// The intervals of a question, from all conditions of the document. Thresholds outside the limits of the
    /// question are reported where the condition is resolved.
    pub fn of(document: &Document, question: &Question) -> Self {
        let Some((least, most)) = question.limits() else {
            return Self::default();
        };
        let mut cuts: Vec<(i64, Threshold)> = Vec::new();
        for (_, condition) in each_condition(document) {
            collect(condition, &question.id, &mut |threshold| {
                let cut = cut(document, question, threshold);
                if let Some(cut) = cut.filter(|cut| least < *cut && *cut <= most)
                    && !cuts.iter().any(|(own, _)| *own == cut)
                {
                    let at = cuts.partition_point(|(own, _)| *own < cut);
                    cuts.insert(at, (cut, threshold.clone()));
                }
            });
        }
        Self {
            limits: Some((least, most)),
            cuts,
        }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.limits.map_or(0, |_| self.cuts.len() + 1)
    }

    /// Whether they and the options of the question are more than a set can hold.
    pub fn too_many(&self, question: &Question) -> bool {
        self.count() > MOST_INTERVALS || self.count() + question.options.len() > MOST_OPTIONS
    }

    /// The limits of the values.
    pub fn limits(&self) -> Option<(i64, i64)> {
        self.limits
    }

    /// The interval of a value; `None` outside the limits.
    pub fn of_value(&self, value: i64) -> Option<usize> {
        let (least, most) = self.limits?;
        let inside = least <= value && value <= most;
        inside.then(|| self.cuts.partition_point(|(cut, _)| *cut <= value))
    }

    /// The smallest value of an interval.
    pub fn begin(&self, interval: usize) -> Option<i64> {
        let (least, _) = self.limits?;
        match interval {
            0 => Some(least),
            _ => self.cuts.get(interval - 1).map(|(cut, _)| *cut),
        }
    }

    /// The threshold below an interval, as values of the interval see it.
    pub fn lower(&self, interval: usize) -> Option<Bound> {
        let (_, threshold) = self.cuts.get(interval.checked_sub(1)?)?;
        Some(match threshold {
            Threshold::Number(_) => Bound::AtLeast(threshold.clone()),
            // A later day has fewer years.
            Threshold::Years(_) => Bound::Below(threshold.clone()),
        })
    }

    /// The threshold above an interval, as values of the interval see it.
    pub fn upper(&self, interval: usize) -> Option<Bound> {
        let (_, threshold) = self.cuts.get(interval)?;
        Some(match threshold {
            Threshold::Number(_) => Bound::Below(threshold.clone()),
            Threshold::Years(_) => Bound::AtLeast(threshold.clone()),
        })
    }

    /// The intervals in a range, whose thresholds were cut before.
    fn within(&self, document: &Document, question: &Question, range: &Range) -> OptionSet {
        let all = OptionSet::range(0, self.count());
        let from = |threshold: &Threshold| {
            let cut = cut(document, question, threshold);
            let at = self.cuts.iter().position(|(own, _)| Some(*own) == cut);
            let first = at.map_or(0, |at| at + 1);
            match threshold {
                Threshold::Number(_) => OptionSet::range(first, self.count()),
                Threshold::Years(_) => OptionSet::range(0, first),
            }
        };
        let at_least = range.at_least.as_ref().map_or(all, from);
        let below = range.below.as_ref().map(from);
        let kept = |interval: &usize| {
            at_least.contains(*interval) && !below.is_some_and(|it| it.contains(*interval))
        };
        let within = all.iter().filter(kept);
        within.fold(OptionSet::default(), |set, it| {
            set.union(OptionSet::one(it))
        })
    }
}

/// The set of intervals for which a range holds; reports thresholds that are none of the question.
pub fn resolve(
    document: &Document,
    question: &Question,
    intervals: &Intervals,
    (path, range): (&Path, &Range),
    problems: &mut Problems,
) -> OptionSet {
    for (name, threshold) in [("at-least", &range.at_least), ("below", &range.below)] {
        if let Some(threshold) = threshold {
            look(document, question, (&path.key(name), threshold), problems);
        }
    }
    intervals.within(document, question, range)
}

fn look(
    document: &Document,
    question: &Question,
    (path, threshold): (&Path, &Threshold),
    problems: &mut Problems,
) {
    let Some((least, most)) = question.limits() else {
        let fault = Fault::TakesOptions(question.id.to_string());
        return problems.push(path.fault(fault));
    };
    if let Threshold::Years(Years { by, .. }) = threshold
        && !document.cutoffs.iter().any(|it| it.id == *by)
    {
        let fault = Fault::UnknownCutoff(by.to_string());
        return problems.push(path.key("by").fault(fault));
    }
    match cut(document, question, threshold) {
        Some(cut) if least < cut && cut <= most => {}
        Some(_) => problems.push(path.fault(Fault::OutsideLimits)),
        None => {
            let fault = Fault::OtherThreshold(question.id.to_string());
            problems.push(path.fault(fault));
        }
    }
}

/// The first value beyond a threshold: the number itself, or the day after the last one that has the years.
/// `None` where the question takes the other kind of value, or the cut-off is unknown.
fn cut(document: &Document, question: &Question, threshold: &Threshold) -> Option<i64> {
    use super::super::QuestionKind as Kind;
    match (threshold, &question.kind) {
        (Threshold::Number(number), Kind::Number(_)) => Some((*number).into()),
        (Threshold::Years(years), Kind::Day(_)) => {
            let mut cutoffs = document.cutoffs.iter();
            let by = cutoffs.find(|it| it.id == years.by)?;
            Some(last_day(years.years.into(), by.date).number() + 1)
        }
        _ => None,
    }
}

/// The last day from which so many years are full by a cut-off.
fn last_day(years: i32, by: Date) -> Date {
    let mut last = by.plus_years(-years);
    // Of the days with the same anniversary, 28 and 29 February, the later one.
    while last.plus(1).plus_years(years) <= by {
        last = last.plus(1);
    }
    last
}

/// Calls back with every threshold of a question in a condition, terms left out.
fn collect(condition: &Condition, question: &str, found: &mut impl FnMut(&Threshold)) {
    if let Condition::Value {
        question: own,
        range,
    } = condition
        && **own == *question
    {
        range
            .at_least
            .iter()
            .chain(&range.below)
            .for_each(&mut *found);
    }
    for part in parts(condition) {
        collect(part, question, found);
    }
}

/// Whether options are written for a question that takes a value and has no such option.
pub fn needs_threshold(question: &Question, option: &str) -> bool {
    question.limits().is_some() && option != AnswerOption::UNSURE
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(written: &str) -> Date {
        written.parse().unwrap_or_else(|error| panic!("{error}"))
    }

    #[test]
    fn years_are_full_on_their_anniversary() {
        let cases = [
            (4, "2025-12-31", "2021-12-31"),
            (1, "2021-02-28", "2020-02-29"),
            (1, "2024-02-29", "2023-02-28"),
            (4, "2024-02-29", "2020-02-29"),
            (0, "2025-12-31", "2025-12-31"),
            (1, "2022-02-27", "2021-02-27"),
        ];
        for (years, by, last) in cases {
            assert_eq!(last_day(years, day(by)), day(last), "{years} by {by}");
        }
    }
}
