//! Builds the applicant's page (`index.html`) in each language from its template, with the content security
//! policy that it needs.

use serde_json::{Value, json};
use zicha::notice::Notice;

use crate::address::Address;
use crate::edition::Edition;
use crate::error::Error;
use crate::policy::{self, Policy, Source};
use crate::prerender::{self, Parts};
use crate::styles::Styles;
use crate::template::{Template, Value as TemplateValue};
use crate::wasm::{Asset, Program};
use crate::words::Words;
use crate::{icons, process, scripts, text_file, worker};

/// A language of the site and the folder of its pages.
#[derive(Debug, Clone, Copy)]
pub struct Language {
    /// The language code of the wording files.
    pub code: &'static str,
    /// The language tag for the `lang` attribute.
    pub tag: &'static str,
    /// The folder of its pages.
    pub folder: &'static str,
    /// The relative path from that folder to the root of the site.
    pub root: &'static str,
}

/// The languages, that of the notice first.
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

/// The file name of the page, in the folder of each language.
pub const PAGE: &str = "index.html";
/// The icon of the installed page; the page itself holds its icon as a `data:` URL.
pub const ICON: &str = "icon.svg";
/// The service worker.
pub const WORKER: &str = "sw.js";
/// The web app manifest, in the folder of each language.
pub const MANIFEST: &str = "manifest.webmanifest";

/// A page with its content security policy.
#[derive(Debug)]
pub struct Page {
    /// The HTML, which has the policy in a `meta` element.
    pub html: String,
    /// The policy, for the server configurations.
    pub policy: Policy,
}

/// Reads a template, by its path in the workspace, and removes lines that are HTML comments.
pub fn template(name: &str) -> Result<String, Error> {
    let path = process::root().join(name);
    let text = text_file::read(&path).map_err(Error::at(&path))?;
    let is_comment = |line: &str| line.starts_with("<!-- ") && line.trim_end().ends_with("-->");
    let lines = text.split_inclusive('\n');
    Ok(lines.filter(|line| !is_comment(line)).collect())
}

/// The inputs that the pages of all languages share.
#[derive(Debug)]
pub struct Site<'a> {
    /// The notice.
    pub notice: &'a Notice,
    /// All styles.
    pub styles: &'a Styles,
    /// The program.
    pub program: &'a Program,
    /// The editions, one for each language.
    pub editions: &'a [Edition],
    /// Where the site will be published, if known.
    pub address: Option<&'a Address>,
    /// Whether a service worker caches the site. Not during development, where a cached page would hide the
    /// last change.
    pub kept: bool,
}

/// Builds the page in the language of an edition.
pub fn page(site: &Site<'_>, template: &str, own: &Edition, words: &Words) -> Result<Page, Error> {
    let Site {
        notice,
        styles,
        program,
        ..
    } = *site;
    let language = own.language;
    let [glue, wasm, edition] =
        [&program.glue, &program.wasm, &own.file].map(|asset| address(language, asset));
    let Parts {
        masthead,
        question,
        result,
    } = prerender::parts(language.code)?;
    let waiting = scripts::waiting(notice)?;
    let guard = scripts::guard("location.replace(\"./guide.html\");")?;
    let wanted = scripts::read("scripts/insert-preloads.js", &[])?;
    let start = start(site, own)?;
    let policy = policy(language, site, [&waiting, &guard, &wanted, &start]);
    let html = Template {
        name: "index.html",
        text: template,
    }
    .fill(&[
        ("lang", TemplateValue::Text(language.tag)),
        ("policy", TemplateValue::Text(&policy.stated(site.address))),
        ("title", TemplateValue::Text(&words.say("title")?)),
        (
            "description",
            TemplateValue::Text(&words.say("description")?),
        ),
        ("root", TemplateValue::Raw(language.root)),
        (
            "mark",
            TemplateValue::Raw(&worker::mark(&format!("{}{PAGE}", language.folder))),
        ),
        ("icon", TemplateValue::Raw(&icons::address(&styles.tokens)?)),
        ("first-styles", TemplateValue::Raw(&styles.first)),
        ("later-styles", TemplateValue::Raw(&styles.later)),
        ("glue", TemplateValue::Raw(&glue)),
        (
            "glue-integrity",
            TemplateValue::Raw(&policy::digest(&program.glue.bytes)),
        ),
        ("wasm", TemplateValue::Raw(&wasm)),
        ("edition", TemplateValue::Raw(&edition)),
        ("failed", TemplateValue::Text(&words.say("failed")?)),
        ("noscript", TemplateValue::Text(&words.say("noscript")?)),
        ("slow", TemplateValue::Text(&words.say("slow")?)),
        ("renewed", TemplateValue::Text(&words.say("renewed")?)),
        ("ways", TemplateValue::Raw(&ways(words)?)),
        ("masthead", TemplateValue::Raw(&masthead)),
        ("question", TemplateValue::Raw(&question)),
        ("result", TemplateValue::Raw(&result)),
        ("waiting", TemplateValue::Raw(&waiting)),
        ("guard", TemplateValue::Raw(&guard)),
        ("wanted", TemplateValue::Raw(&wanted)),
        ("start", TemplateValue::Raw(&start)),
        (
            "second-questions",
            TemplateValue::Raw(&prerender::second_questions(language.code)),
        ),
    ])?;
    Ok(Page { html, policy })
}

/// The relative URL of a file of the program.
fn address(language: Language, asset: &Asset) -> String {
    format!("{}{}", language.root, asset.name)
}

/// The start script: fetches and starts the program, and registers the service worker.
fn start(site: &Site<'_>, own: &Edition) -> Result<String, Error> {
    let language = own.language;
    let fetched = |asset: &Asset| {
        let options = json!({"integrity": policy::digest(&asset.bytes)});
        json!([address(language, asset), options])
    };
    let others = site.editions.iter();
    let others = others.filter(|it| it.language.code != language.code);
    let others: Value = others.map(|it| fetched(&it.file)).collect();
    let program = fetched(&site.program.wasm).to_string();
    let before = scripts::before_start()?;
    let start = scripts::read(
        "scripts/start-program.js",
        &[
            (
                "glue",
                TemplateValue::Raw(&address(language, &site.program.glue)),
            ),
            ("program", TemplateValue::Raw(&program)),
            (
                "edition",
                TemplateValue::Raw(&fetched(&own.file).to_string()),
            ),
            ("others", TemplateValue::Raw(&others.to_string())),
        ],
    )?;
    let script = before + "\n" + &start;
    if !site.kept {
        return Ok(script);
    }
    let root = [("root", TemplateValue::Raw(language.root))];
    Ok(script + "\n" + &scripts::read("scripts/register-service-worker.js", &root)?)
}

/// Links to the pages that need no program.
fn ways(words: &Words) -> Result<String, Error> {
    let link = |page, key| {
        let text = words.say(key)?;
        let text = html_escape::encode_text(&text);
        Ok::<_, Error>(format!("<a href=\"./{page}.html\">{text}</a>"))
    };
    let guide = link("guide", "guide-link")?;
    Ok(format!("{guide} · {}", link("notice", "notice-link")?))
}

fn policy(language: Language, site: &Site<'_>, scripts: [&str; 4]) -> Policy {
    let Site {
        program, styles, ..
    } = *site;
    let editions = site.editions.iter().map(|it| &it.file);
    let fetched = std::iter::once(&program.wasm).chain(editions);
    let file = |path: &str| Source::File(path.to_owned());
    let manifest = format!("{}{MANIFEST}", language.folder);
    let glue = std::iter::once(file(&program.glue.name));
    let inline = scripts.map(Source::inline);
    let wasm = Source::Word("'wasm-unsafe-eval'");
    Policy::closed()
        .allow("script-src", glue.chain(inline).chain([wasm]).collect())
        .allow(
            "style-src",
            [&styles.first, &styles.later]
                .map(|it| Source::inline(it))
                .into(),
        )
        .allow("connect-src", fetched.map(|it| file(&it.name)).collect())
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
