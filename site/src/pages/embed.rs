//! Builds what embeds the self-check in other sites: the loader script, which turns a link into an iframe,
//! the script inside that iframe, and the page where staff create their snippet. Sources are in `embed/`.

use serde_json::{Value, json};
use yew::{Html, html};
use zicha::notice::{Notice, QuestionKind, replace};

use super::Page;
use super::head::Head;
use super::html::render;
use crate::built::{self, Styles, short_hash};
use crate::delivery::policy::{self, Policy, Source};
use crate::language::{LANGUAGES, Language, Place};
use crate::template::{Template, Value as TemplateValue, source};
use crate::words::Words;
use crate::{Error, Files, Site, scripts};

/// All published loader scripts, the current one last; old ones stay for snippets that were pasted earlier.
const LOADERS: [Template<'static>; 1] = [source!("embed/1.js")];
/// The page for staff, in the folder of each language.
const PAGE: &str = "embed/index.html";
/// The text in `tokens.css` after which the colours of the dark scheme follow.
const DARK: &str = "prefers-color-scheme: dark";

/// A loader script under the file name that snippets request.
#[derive(Debug)]
pub struct Loader {
    name: String,
    bytes: Vec<u8>,
}

impl Loader {
    fn new(script: Template<'_>) -> Self {
        let bytes = scripts::plain(script).into_bytes();
        let name = format!("embed.{}.js", short_hash(&bytes));
        Self { name, bytes }
    }
}

/// Adds the loader scripts to the site.
pub fn add(files: &mut Files) {
    let loaders = LOADERS.map(Loader::new);
    files.extend(loaders.map(|it| (it.name, it.bytes)));
}

/// The script of `standalone.html`, the page that may be shown in an iframe.
pub fn frame(styles: &Styles) -> Result<String, Error> {
    let tags = LANGUAGES.map(|it| (it.code.to_owned(), Value::from(it.tag)));
    let tags = Value::Object(tags.into_iter().collect()).to_string();
    let colours = colours(styles)?;
    scripts::fill(
        source!("embed/frame.js"),
        &[
            ("tags", TemplateValue::Raw(&tags)),
            ("colours", TemplateValue::Raw(&colours)),
        ],
    )
}

/// The page for staff in one language, with its path in the site.
pub fn page(site: &Site<'_>, place: &Place) -> Result<(String, Page), Error> {
    let language = place.language;
    let words = &Words::read(language.code)?;
    let styles = &site.built.styles;
    let [.., loader] = LOADERS;
    let loader = &Loader::new(loader);
    let sheets = format!("{}{}", styles.whole(), styles.embed_page);
    let colours = colours(styles)?;
    let script = scripts::fill(
        source!("embed/page.js"),
        &[("colours", TemplateValue::Raw(&colours))],
    )?;
    let policy = page_policy(loader, &script, &sheets);
    let root = format!("../{}", place.root.trim_start_matches("./"));
    let head = Head {
        policy: &policy,
        address: site.options.address.as_ref(),
        styles,
        schemes: "light dark",
        title: &words.phrase("embed-title")?,
        description: Some(&words.phrase("embed-intro")?),
        path: None,
    };
    let head = head.html()?;
    let integrity = policy::digest(&loader.bytes);
    let [light, dark] = light_and_dark(styles).map(|half| built::colour(half, "--accent"));
    let (light, dark) = (light?, dark?);
    let choices = language_choices(language)?;
    let to_check = words.phrase("to-check")?;
    let others = language_links(place, site)?;
    let example = example(&site.notice);
    let phrases = words.beginning_with("embed-");
    let phrases = phrases.map(|(key, phrase)| (key, replace(phrase, "{example}", &example)));
    let phrases: Vec<(&str, String)> = phrases.collect();
    let mut values = vec![
        ("lang", TemplateValue::Text(language.tag)),
        ("usual", TemplateValue::Text(LANGUAGES[0].code)),
        ("head", TemplateValue::Raw(&head)),
        ("styles", TemplateValue::Raw(&sheets)),
        ("root", TemplateValue::Raw(&root)),
        ("example", TemplateValue::Text(&example)),
        ("loader", TemplateValue::Raw(&loader.name)),
        ("integrity", TemplateValue::Raw(&integrity)),
        ("to-check", TemplateValue::Text(&to_check)),
        ("others", TemplateValue::Raw(&others)),
        ("languages", TemplateValue::Raw(&choices)),
        ("colour", TemplateValue::Raw(light)),
        ("dark-colour", TemplateValue::Raw(dark)),
        ("script", TemplateValue::Raw(&script)),
    ];
    let phrases = phrases.iter();
    values.extend(phrases.map(|(key, phrase)| (*key, TemplateValue::Text(phrase))));
    let html = source!("embed/page.html").fill(&values)?;
    Ok((format!("{}{PAGE}", place.folder), Page { html, policy }))
}

/// Answers as a link writes them: the first option of the first questions that take one.
fn example(notice: &Notice) -> String {
    let questions = notice.document().questions.iter();
    let one = questions.filter(|it| it.kind == QuestionKind::One);
    let answers = one.filter_map(|it| Some(format!("{}={}", it.id, it.options.first()?.id)));
    answers.take(2).collect::<Vec<_>>().join("&")
}

fn page_policy(loader: &Loader, script: &str, styles: &str) -> Policy {
    let file = |name: &str| Source::File(name.to_owned());
    Policy::closed()
        .allow(
            "script-src",
            vec![file(&loader.name), Source::inline(script)],
        )
        .allow("style-src", vec![Source::inline(styles)])
        .allow("frame-src", vec![file("standalone.html")])
        .allow("img-src", vec![Source::Word("data:")])
}

/// A radio button for each language; that of the page is checked.
fn language_choices(chosen: Language) -> Result<String, Error> {
    let choice = |it: Language| {
        let name = own_name(it)?;
        Ok(html! {
            <label lang={it.tag}>
                <input type="radio" name="lang" value={it.code} checked={it == chosen} />
                { format!(" {name}") }
            </label>
        })
    };
    let choices = LANGUAGES.into_iter().map(choice);
    Ok(render(choices.collect::<Result<Html, Error>>()?))
}

/// Links to the page in the other languages.
fn language_links(own: &Place, site: &Site<'_>) -> Result<String, Error> {
    let places = site.editions.iter().map(|it| &it.place);
    let others = places.filter(|it| *it != own);
    let link = |it: &Place| {
        let address = format!("../{}embed/", own.to(it).trim_start_matches("./"));
        let language = it.language;
        Ok(html! { <a href={address} lang={language.tag}>{ own_name(language)? }</a> })
    };
    Ok(render(others.map(link).collect::<Result<Html, Error>>()?))
}

fn own_name(language: Language) -> Result<String, Error> {
    Words::read(language.code)?.phrase("own-name")
}

/// The parts of `tokens.css` for the light and the dark scheme.
fn light_and_dark(styles: &Styles) -> [&str; 2] {
    let tokens = &*styles.tokens;
    let (light, dark) = tokens.split_once(DARK).unwrap_or((tokens, tokens));
    [light, dark]
}

/// `embed/colours.js`, which checks accent colours against the background colours of the tokens.
fn colours(styles: &Styles) -> Result<String, Error> {
    let scheme = |half| {
        let colour = |token| built::colour(half, token);
        let (paper, ground, ink) = (colour("--paper")?, colour("--ground")?, colour("--ink")?);
        Ok::<_, Error>(json!({"paper": paper, "ground": ground, "ink": ink}))
    };
    let [light, dark] = light_and_dark(styles).map(scheme);
    let schemes = json!({"light": light?, "dark": dark?}).to_string();
    let example = styles.colour("--accent")?;
    scripts::fill(
        source!("embed/colours.js"),
        &[
            ("schemes", TemplateValue::Raw(&schemes)),
            ("example", TemplateValue::Raw(example)),
        ],
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn loader_scripts_never_change() {
        let names: Vec<String> = LOADERS.map(|it| Loader::new(it).name).into();
        // Any change of embed/1.js breaks all snippets that were pasted so far: add embed/2.js instead.
        assert_eq!(names, ["embed.8f23b0b762888072.js"]);
    }

    #[test]
    fn a_loader_is_at_most_1500_bytes() {
        for loader in LOADERS.map(Loader::new) {
            let small = crate::brotli(&loader.bytes).unwrap();
            assert!(
                small.len() <= 1_500,
                "{}: {} bytes",
                loader.name,
                small.len()
            );
        }
    }

    #[test]
    fn the_colours_of_both_schemes_are_those_of_the_tokens() {
        let colours = colours(&crate::fixtures::built().styles).unwrap();
        // From styles/tokens.css.
        assert!(
            colours.contains(r##""light":{"ground":"#f2f5f7","ink":"#1b2a33","paper":"#ffffff"}"##)
        );
        assert!(
            colours.contains(r##""dark":{"ground":"#0e161b","ink":"#e6edf1","paper":"#17222a"}"##)
        );
    }
}
