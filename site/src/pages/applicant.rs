//! The applicant's page (`index.html`) in each language, with the content security policy that it needs.

use serde_json::{Value, json};
use yew::html;

use super::Page;
use super::head::Head;
use super::html::render;
use super::prerender::{self, Parts};
use crate::built::{Asset, Built, Program};
use crate::delivery::manifest::MANIFEST;
use crate::delivery::policy::{self, Policy, Source};
use crate::delivery::{icons, worker};
use crate::edition::Edition;
use crate::language::Place;
use crate::template::{Value as TemplateValue, source};
use crate::words::Words;
use crate::{Error, Other, Purpose, Site, scripts};

/// The file name, in the folder of each language.
pub const PAGE: &str = "index.html";

/// The page in the language of an edition.
pub fn page(site: &Site<'_>, own: &Edition) -> Result<Page, Error> {
    let (place, language) = (&own.place, own.place.language);
    let words = &Words::read(language.code)?;
    let (styles, program) = (&site.built.styles, &site.built.page);
    let [glue, wasm, edition] =
        [&program.glue, &program.wasm, &own.file].map(|asset| address(place, asset));
    let Parts {
        masthead,
        question,
        result,
    } = prerender::parts(&site.notice, language.code)?;
    let waiting = scripts::waiting(&site.notice)?;
    let guard = scripts::guard("location.replace(\"./guide.html\");")?;
    let wanted = scripts::plain(source!("scripts/insert-preloads.js"));
    let start = start(site, own)?;
    let policy = policy(place, site, [&waiting, &guard, &wanted, &start]);
    let head = Head {
        policy: &policy,
        address: site.options.address.as_ref(),
        styles,
        schemes: "light dark",
        title: &words.phrase("title")?,
        description: Some(&words.phrase("description")?),
        path: Some(&format!("{}{PAGE}", place.folder)),
    };
    let html = source!("index.html").fill(&[
        ("lang", TemplateValue::Text(language.tag)),
        ("head", TemplateValue::Raw(&head.html()?)),
        ("root", TemplateValue::Raw(&place.root)),
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
        ("others", TemplateValue::Raw(&others(site, place)?)),
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

/// Links to the other notices of the site; nothing where there are none.
fn others(site: &Site<'_>, own: &Place) -> Result<String, Error> {
    if site.others.is_empty() {
        return Ok(String::new());
    }
    let code = own.language.code;
    let words = Words::read(code)?;
    let over = words.phrase("other-over")?;
    let link = |other: &Other| {
        let address = own.to(&Place::new(own.language, &other.base));
        let over = other.is_over.then(|| format!(" · {over}"));
        html! { <li><a href={address}>{ &*other.title.get(code) }</a>{ over }</li> }
    };
    let title = words.phrase("others")?;
    Ok(render(html! {
        <nav class="others" aria-label={title.clone()}>
            <h2>{ title }</h2>
            <ul>{ for site.others.iter().map(link) }</ul>
        </nav>
    }))
}

/// The relative URL of a file of the program.
fn address(place: &Place, asset: &Asset) -> String {
    format!("{}{}", place.root, asset.name)
}

/// The start script: fetches and starts the program, and registers the service worker.
fn start(site: &Site<'_>, own: &Edition) -> Result<String, Error> {
    let place = &own.place;
    let fetched = |asset: &Asset| {
        let options = json!({"integrity": policy::digest(&asset.bytes)});
        json!([address(place, asset), options])
    };
    let others = site.editions.iter();
    let others = others.filter(|it| it.place != *place);
    let others: Value = others.map(|it| fetched(&it.file)).collect();
    let program = |program: &Program| {
        json!([address(place, &program.glue), fetched(&program.wasm)]).to_string()
    };
    let start = scripts::fill(
        source!("scripts/start-program.js"),
        &[
            ("own", TemplateValue::Raw(&program(&site.built.page))),
            ("portal", TemplateValue::Raw(&program(&site.built.portal))),
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
    let root = [("root", TemplateValue::Raw(&place.root))];
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

fn policy(place: &Place, site: &Site<'_>, scripts: [&str; 4]) -> Policy {
    let Built {
        page,
        portal,
        styles,
        ..
    } = site.built;
    let editions = site.editions.iter().map(|it| &it.file);
    let fetched = [&page.wasm, &portal.wasm].into_iter().chain(editions);
    let file = |path: &str| Source::File(path.to_owned());
    let manifest = format!("{}{MANIFEST}", place.folder);
    let glue = [&page.glue, &portal.glue]
        .map(|it| file(&it.name))
        .into_iter();
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
