//! The applicant's page (`index.html`) in each language, with the content security policy that it needs.

use serde_json::{Value, json};
use yew::html;

use super::Page;
use super::head::Head;
use super::html::render;
use super::prerender::{self, Parts};
use crate::built::Asset;
use crate::delivery::manifest::MANIFEST;
use crate::delivery::policy::{self, Policy, Source};
use crate::delivery::{icons, worker};
use crate::edition::Edition;
use crate::language::Language;
use crate::template::{Value as TemplateValue, source};
use crate::words::Words;
use crate::{Error, Purpose, Site, scripts};

/// The file name, in the folder of each language.
pub const PAGE: &str = "index.html";

/// The page in the language of an edition.
pub fn page(site: &Site<'_>, own: &Edition) -> Result<Page, Error> {
    let language = own.language;
    let words = &Words::read(language.code)?;
    let (styles, program) = (&site.built.styles, &site.built.page);
    let [glue, wasm, edition] =
        [&program.glue, &program.wasm, &own.file].map(|asset| address(language, asset));
    let Parts {
        masthead,
        question,
        result,
    } = prerender::parts(&site.notice, language.code)?;
    let waiting = scripts::waiting(&site.notice)?;
    let guard = scripts::guard("location.replace(\"./guide.html\");")?;
    let wanted = scripts::plain(source!("scripts/insert-preloads.js"));
    let start = start(site, own)?;
    let policy = policy(language, site, [&waiting, &guard, &wanted, &start]);
    let head = Head {
        policy: &policy,
        address: site.options.address.as_ref(),
        styles,
        schemes: "light dark",
        title: &words.phrase("title")?,
        description: Some(&words.phrase("description")?),
        path: Some(&format!("{}{PAGE}", language.folder)),
    };
    let html = source!("index.html").fill(&[
        ("lang", TemplateValue::Text(language.tag)),
        ("head", TemplateValue::Raw(&head.html()?)),
        ("root", TemplateValue::Raw(language.root)),
        ("first-styles", TemplateValue::Raw(&styles.first)),
        ("later-styles", TemplateValue::Raw(&styles.later)),
        ("glue", TemplateValue::Raw(&glue)),
        (
            "glue-integrity",
            TemplateValue::Raw(&policy::digest(&program.glue.bytes)),
        ),
        ("wasm", TemplateValue::Raw(&wasm)),
        ("edition", TemplateValue::Raw(&edition)),
        ("failed", TemplateValue::Text(&words.phrase("failed")?)),
        ("noscript", TemplateValue::Text(&words.phrase("noscript")?)),
        ("slow", TemplateValue::Text(&words.phrase("slow")?)),
        ("renewed", TemplateValue::Text(&words.phrase("renewed")?)),
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
            TemplateValue::Raw(&prerender::second_questions(&site.notice, language.code)),
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
    let others = others.filter(|it| it.language != language);
    let others: Value = others.map(|it| fetched(&it.file)).collect();
    let program = &site.built.page;
    let start = scripts::fill(
        source!("scripts/start-program.js"),
        &[
            (
                "glue",
                TemplateValue::Raw(&address(language, &program.glue)),
            ),
            (
                "program",
                TemplateValue::Raw(&fetched(&program.wasm).to_string()),
            ),
            (
                "edition",
                TemplateValue::Raw(&fetched(&own.file).to_string()),
            ),
            ("others", TemplateValue::Raw(&others.to_string())),
        ],
    )?;
    let script = scripts::before_start() + "\n" + &start;
    // A service worker would show a preview as it was before the last change.
    if site.options.purpose == Purpose::Preview {
        return Ok(script);
    }
    let root = [("root", TemplateValue::Raw(language.root))];
    let register = source!("scripts/register-service-worker.js");
    Ok(script + "\n" + &scripts::fill(register, &root)?)
}

/// Links to the pages that need no program.
fn ways(words: &Words) -> Result<String, Error> {
    Ok(render(html! {
        <>
            <a href="./guide.html">{ words.phrase("guide-link")? }</a>
            { " · " }
            <a href="./notice.html">{ words.phrase("notice-link")? }</a>
        </>
    }))
}

fn policy(language: Language, site: &Site<'_>, scripts: [&str; 4]) -> Policy {
    let (program, styles) = (&site.built.page, &site.built.styles);
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
                file(icons::ICON),
                file("icon-192.png"),
                file("icon-512.png"),
                Source::Word("data:"),
            ],
        )
        .allow("manifest-src", vec![file(&manifest)])
        .allow("worker-src", vec![file(worker::WORKER)])
        .allow("require-trusted-types-for", vec![Source::Word("'script'")])
        .allow("trusted-types", vec![Source::Word("zicha")])
}
