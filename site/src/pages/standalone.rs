//! Builds `standalone.html`: the whole product in one file, for use from a disk, in an iframe, or on a site
//! that takes a single HTML file.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use yew::{Html, html};

use super::head::Head;
use super::html::render;
use super::{Page, embed, guide, official_text, prerender};
use crate::built::Program;
use crate::delivery::policy::{Policy, Source};
use crate::language::{LANGUAGES, Language};
use crate::template::{Value, source};
use crate::words::Words;
use crate::{Error, Site, edition, scripts};

/// The path in the site.
pub const PAGE: &str = "standalone.html";

/// Without scripts only the guide is visible; with them only the program's page, until
/// `scripts/fall-back-to-guide.js` shows a message.
const GUIDE_STYLES: &str = "html:not(.scripted) #app, \
     .scripted[data-guarded] #failed[hidden] ~ #slow[hidden] ~ #guide { display: none; }\n";

/// The page, prerendered in the language of the notice; it contains the editions of all languages.
pub fn page(site: &Site<'_>) -> Result<Page, Error> {
    let [language, ..] = LANGUAGES;
    let words = Words::read(language.code)?;
    let (styles, program) = (&site.built.styles, &site.built.portal);
    let scripted = scripts::plain(source!("scripts/mark-scripts-run.js"));
    let scripted = scripted + "\n" + &embed::frame(styles)?;
    // Nothing to do besides showing the message: the guide is below it.
    let guard = scripts::guard("")?;
    let waiting = scripts::waiting(&site.notice)?;
    let start = start(program)?;
    let frame = &styles.frame;
    let sheets = format!("{}{frame}{}{GUIDE_STYLES}", styles.whole(), guide::STYLES);
    let policy = policy([&scripted, &waiting, &guard, &start], &sheets);
    let head = Head {
        policy: &policy,
        address: None,
        styles,
        schemes: "light dark",
        title: &words.phrase("title")?,
        description: Some(&words.phrase("description")?),
        path: None,
    };
    let html = source!("standalone.html").fill(&[
        ("lang", Value::Text(language.tag)),
        ("head", Value::Raw(&head.html()?)),
        ("styles", Value::Raw(&sheets)),
        ("scripted", Value::Raw(&scripted)),
        ("failed", Value::Text(&words.phrase("failed")?)),
        ("slow", Value::Text(&words.phrase("slow")?)),
        ("noscript", Value::Text(&words.phrase("noscript")?)),
        ("guide-link", Value::Text(&words.phrase("guide-link")?)),
        (
            "page",
            Value::Raw(&prerender::page(&site.notice, language.code)),
        ),
        ("tallest", Value::Raw(&prerender::tallest(&site.notice))),
        ("guide", Value::Raw(&guides(site)?)),
        ("edition", Value::Raw(&edition(site)?)),
        ("program", Value::Raw(&STANDARD.encode(&program.wasm.bytes))),
        ("guard", Value::Raw(&guard)),
        ("waiting", Value::Raw(&waiting)),
        ("start", Value::Raw(&start)),
    ])?;
    Ok(Page { html, policy })
}

/// The guide in every language, then the official text, to which its clauses link.
fn guides(site: &Site<'_>) -> Result<String, Error> {
    let guide = |language: Language| {
        let content = guide::content(&site.notice, language, "")?;
        Ok(html! { <div lang={language.tag}>{ content }</div> })
    };
    let guides = LANGUAGES.into_iter().map(guide);
    let guides = guides.collect::<Result<Html, Error>>()?;
    let title = Words::read(LANGUAGES[0].code)?.phrase("official-text")?;
    Ok(render(html! {
        <>
            { guides }
            <h2>{ title }</h2>
            { official_text::text(&site.notice) }
        </>
    }))
}

/// The edition with all languages, escaped for a `script` element.
fn edition(site: &Site<'_>) -> Result<String, Error> {
    // In JSON a `<` can only occur within a string, where it can be escaped.
    Ok(edition::in_all(site.files)?.replace('<', "\\u003c"))
}

/// The glue and the script that starts the program in the same file.
fn start(program: &Program) -> Result<String, Error> {
    let glue = String::from_utf8_lossy(&program.glue.bytes);
    let init = default_export(&glue).ok_or(Error::NoInit)?;
    if glue.to_ascii_lowercase().contains("</script") || glue.contains("<!--") {
        return Err(Error::EndTagInGlue);
    }
    let start = scripts::fill(
        source!("scripts/start-standalone.js"),
        &[("glue", Value::Raw(&glue)), ("init", Value::Raw(init))],
    )?;
    Ok(scripts::before_start() + "\n" + &start)
}

/// The name of the function that the glue exports as its default, which starts the program.
fn default_export(glue: &str) -> Option<&str> {
    let (_, exports) = glue.rsplit_once("export {")?;
    let (exports, _) = exports.split_once('}')?;
    let mut names = exports.split(',').map(str::trim);
    names.find_map(|name| name.strip_suffix(" as default"))
}

fn policy(scripts: [&str; 4], styles: &str) -> Policy {
    let mut sources = scripts.map(Source::inline).to_vec();
    sources.push(Source::Word("'wasm-unsafe-eval'"));
    let none = || vec![Source::Word("'none'")];
    Policy::closed()
        .allow("script-src", sources)
        .allow("style-src", vec![Source::inline(styles)])
        .allow("connect-src", none())
        .allow("img-src", vec![Source::Word("data:")])
        .allow("require-trusted-types-for", vec![Source::Word("'script'")])
        .allow("trusted-types", none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_export_of_the_glue_is_found() {
        let glue = "function a() {}\nexport { initSync, __wbg_init as default };\n";
        assert_eq!(default_export(glue), Some("__wbg_init"));
        assert_eq!(default_export("export default a;"), None);
    }
}
