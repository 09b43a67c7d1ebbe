//! The pages of the site in each language, from the shell template.

use std::fs;

use zicha::notice::Notice;

use crate::error::Error;
use crate::policy::{self, Policy, Source};
use crate::template::{Template, Value};
use crate::wasm::Program;
use crate::words::Words;
use crate::{icons, prerender, process, scripts};

/// A language of the site and where its pages stand.
#[derive(Debug, Clone, Copy)]
pub struct Language {
    /// The language, as the wording names it.
    pub code: &'static str,
    /// The language, as HTML names it.
    pub tag: &'static str,
    /// The folder of its pages.
    pub folder: &'static str,
    /// The way from that folder to the files that all languages share.
    pub root: &'static str,
}

/// The languages, the one of the notice first.
pub const LANGUAGES: [Language; 2] = [
    Language {
        code: "zh",
        tag: "zh-CN",
        folder: "",
        root: "./",
    },
    Language {
        code: "en",
        tag: "en",
        folder: "en/",
        root: "../",
    },
];

/// The picture of the installed page; a tab has it in the page itself.
pub const ICON: &str = "icon.svg";
/// The worker that keeps the site on the device.
pub const WORKER: &str = "sw.js";
/// What makes the site installable, in the folder of each language.
pub const MANIFEST: &str = "manifest.webmanifest";

/// A page with the policy under which it runs.
#[derive(Debug)]
pub struct Page {
    /// The HTML, which states the policy itself.
    pub html: String,
    /// The policy, for servers.
    pub policy: Policy,
}

/// A template from the root of the workspace.
pub fn template(name: &str) -> Result<String, Error> {
    let path = process::root().join(name);
    fs::read_to_string(&path).map_err(Error::at(&path))
}

/// The whole page in one language. While the site is being worked on it is not kept on the
/// device: its author wants to see what was changed last.
pub fn page(
    notice: &Notice,
    template: &str,
    language: Language,
    words: &Words,
    styles: &str,
    program: &Program,
    kept: bool,
) -> Result<Page, Error> {
    let glue = format!("{}{}", language.root, program.glue.name);
    let wasm = format!("{}{}", language.root, program.wasm.name);
    let wasm_integrity = policy::digest(&program.wasm.bytes);
    let escape = "location.replace(\"./guide.html\");";
    let round = scripts::round(notice)?;
    let waiting = scripts::waiting(notice, escape)?;
    let mut start = scripts::read(
        "scripts/start.js",
        &[
            ("glue", Value::Raw(&glue)),
            ("wasm", Value::Raw(&wasm)),
            ("integrity", Value::Raw(&wasm_integrity)),
        ],
    )?;
    if kept {
        start.push('\n');
        start += &scripts::read("scripts/offline.js", &[("root", Value::Raw(language.root))])?;
    }
    let policy = policy(language, program, [&round, &waiting, &start], styles);
    let html = Template {
        name: "index.html",
        text: template,
    }
    .fill(&[
        ("lang", Value::Text(language.tag)),
        ("policy", Value::Text(&policy.in_page())),
        ("title", Value::Text(&words.say("title")?)),
        ("description", Value::Text(&words.say("description")?)),
        ("root", Value::Raw(language.root)),
        ("icon", Value::Raw(&icons::address(styles)?)),
        ("styles", Value::Raw(styles)),
        ("glue", Value::Raw(&glue)),
        (
            "glue-integrity",
            Value::Raw(&policy::digest(&program.glue.bytes)),
        ),
        ("wasm", Value::Raw(&wasm)),
        ("failed", Value::Text(&words.say("failed")?)),
        ("noscript", Value::Text(&words.say("noscript")?)),
        ("slow", Value::Text(&words.say("slow")?)),
        ("renewed", Value::Text(&words.say("renewed")?)),
        ("ways", Value::Raw(&ways(words)?)),
        ("page", Value::Raw(&prerender::page(language.code))),
        ("round", Value::Raw(&round)),
        ("waiting", Value::Raw(&waiting)),
        ("start", Value::Raw(&start)),
        (
            "second-questions",
            Value::Raw(&prerender::second_questions(language.code)),
        ),
    ])?;
    Ok(Page { html, policy })
}

/// The links to the pages that need no program.
fn ways(words: &Words) -> Result<String, Error> {
    let link = |page, key| {
        let text = words.say(key)?;
        let text = html_escape::encode_text(&text);
        Ok::<_, Error>(format!("<a href=\"./{page}.html\">{text}</a>"))
    };
    let guide = link("guide", "guide-link")?;
    Ok(format!("{guide} · {}", link("notice", "notice-link")?))
}

fn policy(language: Language, program: &Program, scripts: [&str; 3], styles: &str) -> Policy {
    let file = |path: &str| Source::File(path.to_owned());
    let manifest = format!("{}{MANIFEST}", language.folder);
    let [round, waiting, start] = scripts.map(Source::inline);
    Policy::closed()
        .allow(
            "script-src",
            vec![
                file(&program.glue.name),
                round,
                waiting,
                start,
                Source::Word("'wasm-unsafe-eval'"),
            ],
        )
        .allow("style-src", vec![Source::inline(styles)])
        .allow("connect-src", vec![file(&program.wasm.name)])
        .allow(
            "img-src",
            vec![
                file(ICON),
                file("icon-192.png"),
                file("icon-512.png"),
                Source::Word("data:"),
            ],
        )
        .allow("manifest-src", vec![file(&manifest)])
        .allow("worker-src", vec![file(WORKER)])
        .allow("require-trusted-types-for", vec![Source::Word("'script'")])
        .allow("trusted-types", vec![Source::Word("zicha")])
}
