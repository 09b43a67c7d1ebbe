//! Writes the editions: a JSON file for each language with the notice, its official text and the product's
//! phrases, which the program loads beside its WebAssembly.

use std::rc::Rc;

use zicha::notice::{Document, Json, Notice, Written};
use zicha::ui::KEYS;

use crate::built::{Asset, short_hash};
use crate::language::{LANGUAGES, Language, Place};
use crate::words::Words;
use crate::{Error, NoticeFiles};

/// An edition in one language.
#[derive(Debug)]
pub struct Edition {
    /// The language, and where its pages are.
    pub place: Place,
    /// The file.
    pub file: Asset,
}

/// The editions of all languages, for pages below the folder `base`.
pub fn each(notice: NoticeFiles<'_>, base: &str) -> Result<Vec<Edition>, Error> {
    let of = |language| of(notice, Place::new(language, base));
    LANGUAGES.into_iter().map(of).collect()
}

fn of(notice: NoticeFiles<'_>, place: Place) -> Result<Edition, Error> {
    let language = place.language;
    let bytes = file(notice, &[language])?.into_bytes();
    let name = format!("zicha-{}.{}.json", short_hash(&bytes), language.code);
    let file = Asset { name, bytes };
    Ok(Edition { place, file })
}

/// One edition with all languages, for `standalone.html`.
pub fn in_all(notice: NoticeFiles<'_>) -> Result<String, Error> {
    file(notice, &LANGUAGES)
}

/// The JSON that `src/ui/edition.rs` reads.
fn file(files: NoticeFiles<'_>, languages: &[Language]) -> Result<String, Error> {
    let notice = Json::read(files.json);
    let available = languages_of(&notice);
    let mut names = Vec::new();
    for language in LANGUAGES.iter().filter(|it| contains(&available, it.code)) {
        let name = Words::read(language.code)?.phrase("own-name")?;
        names.push((language.code.into(), text(&name)));
    }
    let mut wording = Vec::new();
    for language in languages {
        wording.push((language.code.into(), phrases(*language)?));
    }
    let notice = validated(&in_languages(notice, &available, languages), files.text)?;
    // Of all orders the one that Brotli makes smallest.
    let file = Json::Object(vec![
        ("wording".into(), Json::Object(wording)),
        ("text".into(), text(files.text)),
        ("languages".into(), Json::Object(names)),
        ("notice".into(), for_page(notice.document()).write()),
        ("rules".into(), notice.rules().write()),
    ]);
    to_json(&file)
}

/// Validates the notice as it is in the edition, because the page does not validate it again.
fn validated(notice: &Json, text: &str) -> Result<Notice, Error> {
    Notice::read(&to_json(notice)?, Some(text)).map_err(Error::Notice)
}

/// A document without what the page does not use: terms, which are in the rules, and what is for editors.
fn for_page(document: &Document) -> Document {
    let mut document = document.clone();
    document.terms.clear();
    document.uncited.clear();
    document.accepted.clear();
    document
}

fn to_json(json: &Json) -> Result<String, Error> {
    serde_json::to_string(json).map_err(|source| Error::Json {
        name: "the edition",
        source,
    })
}

fn text(text: &str) -> Json {
    Json::Text(text.into())
}

/// The phrases in the order of `KEYS`, without the keys, which would be a twentieth of an edition.
fn phrases(language: Language) -> Result<Json, Error> {
    let phrase = |key: &&'static str| {
        let missing = || Error::NoPhrase {
            language: language.code.to_owned(),
            key,
        };
        let phrase = zicha::prerender::phrase(language.code, key).ok_or_else(missing)?;
        Ok(text(&phrase))
    };
    let in_order = KEYS.iter().map(phrase);
    Ok(Json::List(in_order.collect::<Result<_, Error>>()?))
}

/// The languages in which a notice has texts.
fn languages_of(notice: &Json) -> Vec<Rc<str>> {
    let languages = notice.field("languages").map_or(&[][..], Json::as_list);
    languages
        .iter()
        .filter_map(Json::as_text)
        .cloned()
        .collect()
}

fn contains(languages: &[Rc<str>], language: &str) -> bool {
    languages.iter().any(|it| &**it == language)
}

/// The notice with texts in the wanted languages only. If the notice has none of these languages, its first language
/// stays.
fn in_languages(mut notice: Json, available: &[Rc<str>], wanted: &[Language]) -> Json {
    let wanted = wanted.iter().map(|it| Rc::from(it.code));
    let mut kept: Vec<Rc<str>> = wanted.filter(|it| contains(available, it)).collect();
    if kept.is_empty() {
        kept.extend(available.first().cloned());
    }
    keep_languages(&mut notice, available, &kept);
    if let Json::Object(fields) = &mut notice {
        let languages = fields.iter_mut().find(|(name, _)| &**name == "languages");
        if let Some((_, languages)) = languages {
            *languages = Json::List(kept.into_iter().map(Json::Text).collect());
        }
    }
    notice
}

/// Removes other languages from all translated texts: the objects of strings whose keys are all languages. The
/// values of a condition on a question called `en` are no strings.
fn keep_languages(value: &mut Json, available: &[Rc<str>], kept: &[Rc<str>]) {
    match value {
        Json::Object(fields) => {
            let is_text = |(name, value): &(Rc<str>, Json)| {
                available.contains(name) && matches!(value, Json::Text(_))
            };
            if fields.iter().all(is_text) {
                fields.retain(|(name, _)| kept.contains(name));
            }
            for (_, field) in fields {
                keep_languages(field, available, kept);
            }
        }
        Json::List(values) => {
            for value in values {
                keep_languages(value, available, kept);
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::Current;

    fn read(file: &str) -> Rc<Notice> {
        zicha::ui::Edition::read(file).notice.unwrap()
    }

    #[test]
    fn an_edition_is_the_notice_in_one_language() {
        let current = Current::read();
        let all = zicha::notice::current::read();
        for language in LANGUAGES {
            let file = of(current.files(), Place::new(language, "")).unwrap().file;
            let notice = read(std::str::from_utf8(&file.bytes).unwrap());
            let own = notice.document();
            assert_eq!(own.languages, [language.code.into()]);
            assert_eq!(notice.clauses(), all.clauses());
            assert_eq!(notice.rules(), all.rules());
            let title = all.document().title.exact(language.code);
            assert_eq!(Some(&*own.title.get(language.code)), title);
            assert_eq!(own.title.languages().count(), 1);
        }
    }

    #[test]
    fn every_edition_lists_all_languages() {
        let current = Current::read();
        let place = |it| Place::new(it, "");
        let [zh, en] = LANGUAGES.map(|it| of(current.files(), place(it)).unwrap().file.bytes);
        let [zh, en] = [zh, en].map(|it| String::from_utf8(it).unwrap());
        let all = in_all(current.files()).unwrap();
        for file in [&zh, &en, &all] {
            let names = zicha::ui::Edition::read(file).languages;
            let names: Vec<&str> = names.iter().map(|(_, name)| &**name).collect();
            assert_eq!(names, ["中文", "English"]);
        }
        let both = read(&all);
        assert_eq!(both.document().languages.len(), 2);
    }

    #[test]
    fn a_notice_without_the_wanted_language_keeps_its_first() {
        let notice = Json::read(r#"{"languages": ["zh"], "title": {"zh": "一"}}"#);
        let [_, english] = LANGUAGES;
        let own = in_languages(notice.clone(), &languages_of(&notice), &[english]);
        assert_eq!(own, notice);
    }

    #[test]
    fn an_invalid_notice_is_refused() {
        let current = Current::read();
        let notice = current.json.replacen("\"六（二）\"", "\"九（九）\"", 1);
        let problems = match validated(&Json::read(&notice), &current.text) {
            Err(Error::Notice(problems)) => problems,
            Ok(_) => panic!("it was accepted"),
            Err(other) => panic!("{other}"),
        };
        assert!(problems[0].to_string().contains("九（九）"), "{problems:?}");
    }

    #[test]
    fn fields_for_staff_are_left_out() {
        let all = in_all(Current::read().files()).unwrap();
        let notice = zicha::notice::current::read();
        let accepted = &notice.document().accepted[0];
        assert!(!all.contains(&*accepted.reason));
    }
}
