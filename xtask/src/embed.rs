//! Builds what embeds the self-check in other sites: the loader script, which turns a link into an iframe,
//! the script inside that iframe, and the page where staff create their snippet. Sources are in `embed/`.

use std::fs;

use serde_json::{Value, json};

use crate::address::Address;
use crate::error::Error;
use crate::policy::{self, Policy, Source};
use crate::publish::Files;
use crate::shell::{self, LANGUAGES, Language, Page};
use crate::styles::Styles;
use crate::template::{Template, Value as TemplateValue};
use crate::wasm::short_hash;
use crate::words::Words;
use crate::{icons, process, scripts, styles};

/// Where the sources are.
const FOLDER: &str = "embed";
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

/// All published loader scripts, the current one last; old ones stay for snippets that were pasted earlier.
pub fn loaders() -> Result<Vec<Loader>, Error> {
    let mut found = Vec::new();
    for number in 1.. {
        let path = process::root().join(format!("{FOLDER}/{number}.js"));
        if !path.exists() {
            break;
        }
        let text = fs::read_to_string(&path).map_err(Error::at(&path))?;
        let bytes = scripts::without_comments(&text).into_bytes();
        let name = format!("embed.{}.js", short_hash(&bytes));
        found.push(Loader { name, bytes });
    }
    Ok(found)
}

/// Adds the loader scripts to the site.
pub fn add(files: &mut Files, loaders: Vec<Loader>) {
    files.extend(loaders.into_iter().map(|it| (it.name, it.bytes)));
}

/// The script of `standalone.html`, the page that may be shown in an iframe.
pub fn frame(tokens: &str) -> Result<String, Error> {
    let tags = LANGUAGES.map(|it| (it.code.to_owned(), Value::from(it.tag)));
    let tags = Value::Object(tags.into_iter().collect()).to_string();
    let colours = colours(tokens)?;
    scripts::read(
        "embed/frame.js",
        &[
            ("tags", TemplateValue::Raw(&tags)),
            ("colours", TemplateValue::Raw(&colours)),
        ],
    )
}

/// The page for staff in one language, with its path in the site.
pub fn page(
    language: Language,
    words: &Words,
    styles: &Styles,
    loader: &Loader,
    address: Option<&Address>,
) -> Result<(String, Page), Error> {
    let sheets = format!("{}{}", styles.whole(), styles::sheet("embed/page.css")?);
    let tokens = &styles.tokens;
    let colours = colours(tokens)?;
    let script = scripts::read(
        "embed/page.js",
        &[("colours", TemplateValue::Raw(&colours))],
    )?;
    let policy = page_policy(loader, &script, &sheets);
    let root = format!("../{}", language.root.trim_start_matches("./"));
    let in_page = policy.stated(address);
    let integrity = policy::digest(&loader.bytes);
    let icon = icons::address(tokens)?;
    let [light, dark] = light_and_dark(tokens).map(|half| styles::colour(half, "--accent"));
    let (light, dark) = (light?, dark?);
    let choices = language_choices(language)?;
    let to_check = words.say("to-check")?;
    let others = language_links(language, &root)?;
    let phrases = words.beginning_with("embed-");
    let mut values = vec![
        ("lang", TemplateValue::Text(language.tag)),
        ("usual", TemplateValue::Text(LANGUAGES[0].code)),
        ("policy", TemplateValue::Text(&in_page)),
        ("icon", TemplateValue::Raw(&icon)),
        ("styles", TemplateValue::Raw(&sheets)),
        ("root", TemplateValue::Raw(&root)),
        ("loader", TemplateValue::Raw(&loader.name)),
        ("integrity", TemplateValue::Raw(&integrity)),
        ("to-check", TemplateValue::Text(&to_check)),
        ("others", TemplateValue::Raw(&others)),
        ("languages", TemplateValue::Raw(&choices)),
        ("colour", TemplateValue::Raw(&light)),
        ("dark-colour", TemplateValue::Raw(&dark)),
        ("script", TemplateValue::Raw(&script)),
    ];
    values.extend(phrases.map(|(key, phrase)| (key, TemplateValue::Text(phrase))));
    let template = Template {
        name: "embed/page.html",
        text: &shell::template("embed/page.html")?,
    };
    let html = template.fill(&values)?;
    Ok((format!("{}{PAGE}", language.folder), Page { html, policy }))
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
        let checked = if it.code == chosen.code {
            " checked"
        } else {
            ""
        };
        let name = own_name(it)?;
        Ok::<_, Error>(format!(
            "<label lang=\"{}\"><input type=\"radio\" name=\"lang\" value=\"{}\"{checked}> {name}</label>\n",
            it.tag, it.code
        ))
    };
    LANGUAGES.into_iter().map(choice).collect()
}

/// Links to the page in the other languages.
fn language_links(language: Language, root: &str) -> Result<String, Error> {
    let others = LANGUAGES.into_iter().filter(|it| it.code != language.code);
    let link = |it: Language| {
        let (folder, tag, name) = (it.folder, it.tag, own_name(it)?);
        Ok::<_, Error>(format!(
            "<a href=\"{root}{folder}embed/\" lang=\"{tag}\">{name}</a>"
        ))
    };
    others.map(link).collect()
}

fn own_name(language: Language) -> Result<String, Error> {
    let name = Words::read(language.code)?.say("own-name")?;
    Ok(html_escape::encode_text(&name).into_owned())
}

/// The parts of `tokens.css` for the light and the dark scheme.
fn light_and_dark(tokens: &str) -> [&str; 2] {
    let (light, dark) = tokens.split_once(DARK).unwrap_or((tokens, tokens));
    [light, dark]
}

/// `embed/colours.js`, which checks accent colours against the background colours of the tokens.
fn colours(tokens: &str) -> Result<String, Error> {
    let scheme = |half| {
        let colour = |token| styles::colour(half, token);
        let (paper, ground, ink) = (colour("--paper")?, colour("--ground")?, colour("--ink")?);
        Ok::<_, Error>(json!({"paper": paper, "ground": ground, "ink": ink}))
    };
    let [light, dark] = light_and_dark(tokens).map(scheme);
    let schemes = json!({"light": light?, "dark": dark?}).to_string();
    let example = styles::colour(tokens, "--accent")?;
    scripts::read(
        "embed/colours.js",
        &[
            ("schemes", TemplateValue::Raw(&schemes)),
            ("example", TemplateValue::Raw(&example)),
        ],
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn loader_scripts_never_change() {
        let names: Vec<String> = loaders().unwrap().into_iter().map(|it| it.name).collect();
        // Any change of embed/1.js breaks all snippets that were pasted so far: add embed/2.js instead.
        assert_eq!(names, ["embed.8f23b0b762888072.js"]);
    }

    #[test]
    fn a_loader_is_at_most_1500_bytes() {
        for loader in loaders().unwrap() {
            let small = crate::compress::brotli(&loader.bytes).unwrap();
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
        let styles = Styles::read(&process::root().join("styles")).unwrap();
        let colours = colours(&styles.tokens).unwrap();
        // From styles/tokens.css.
        assert!(
            colours.contains(r##""light":{"ground":"#f2f5f7","ink":"#1b2a33","paper":"#ffffff"}"##)
        );
        assert!(
            colours.contains(r##""dark":{"ground":"#0e161b","ink":"#e6edf1","paper":"#17222a"}"##)
        );
    }
}
