//! The only code that touches the browser: clock, address, history, storage,
//! clipboard, share sheet, focus, what was done before; and the entry.

mod address;
mod clipboard;
mod clock;
mod document;
mod focus;
mod foreign;
mod hand_on;
mod history;
mod storage;
mod takeover;

use std::{cell::Cell, rc::Rc};

use js_sys::{Error, JSON};
use wasm_bindgen::{
    JsCast, JsValue,
    closure::{Closure, WasmClosure},
    prelude::wasm_bindgen,
};
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;

use crate::{
    notice::{Date, Fault, Json, Notice, Path, Problem},
    ui::{
        Action, Announcement, App, AppProps, Day, Denied, Edition, Host, Kept, Sheet, ShownIn,
        Start, Surroundings, Wordings,
    },
};

/// Small, for a program that everybody downloads: the allocator of the standard library is two
/// kilobytes more.
#[cfg(target_family = "wasm")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Reads the edition in the language of the page. What comes back is a function that begins with
/// it, so that a browser can turn to its visitor in between.
#[wasm_bindgen]
pub fn read(edition: &str) -> JsValue {
    let edition = Edition::read(edition);
    Closure::once_into_js(move || begin(edition))
}

/// Takes over the page that was rendered at build time. What comes back is a function that takes
/// the other editions.
fn begin(edition: Edition) -> JsValue {
    let Some(root) = document::mount_point() else {
        return JsValue::UNDEFINED;
    };
    let props = AppProps {
        start: Rc::new(start(&root, edition)),
        host: Host::new(Page::default()),
    };
    let done = takeover::Done::before(&root);
    let app = yew::Renderer::<App>::with_root_and_props(root.clone(), props).render();
    let scope = (*app).clone();
    history::on_return(move |entry| scope.send_message(Action::Return(entry.into())));
    listen(
        "beforeprint",
        Closure::<dyn Fn()>::new(document::open_for_print),
    );
    let printed = || {
        document::close_after_print();
        // Whoever prints with the browser's own button means the result.
        document::set_sheet(Sheet::Result);
    };
    listen("afterprint", Closure::<dyn Fn()>::new(printed));
    let scope = (*app).clone();
    on_fold(move |part, open| scope.send_message(Action::Fold(part.into(), open)));
    let scope = (*app).clone();
    on_news(move || {
        let link = address::take_fragment();
        scope.send_message(link.map_or(Action::Look, Action::Follow));
    });
    // Yew renders as soon as this function has returned, and still before the browser paints.
    spawn_local(async move { done.again(&root) });
    let scope = (*app).clone();
    let learn = move |edition: String| {
        scope.send_message(Action::Learn(Box::new(Edition::read(&edition))));
    };
    Closure::<dyn Fn(String)>::new(learn).into_js_value()
}

fn start(root: &Element, edition: Edition) -> Start {
    let brought = document::inline("wording").unwrap_or_default();
    let brought = Wordings::read(&Json::read(&brought));
    let inline = inline_notice(&edition);
    let languages = match &inline {
        Some(Ok(notice)) => edition.languages_of(notice, &brought),
        _ => edition.languages,
    };
    let own = inline.is_none();
    let notice = inline.unwrap_or(edition.notice);
    let asked = address::day();
    let kept = notice.as_ref().ok().map(|notice| Kept::key(notice));
    Start {
        language: document::language(),
        day: asked.map_or_else(|| Day::Today(clock::today()), Day::Simulated),
        fragment: address::take_fragment(),
        offered: storage::kept(Kept::OFFERED).unwrap_or_default(),
        early: takeover::early_answer(root),
        kept: kept.and_then(|key| storage::kept(&key).ok()?),
        size: document::size(),
        keeps: storage::keeps(),
        shown_in: if document::is_framed() {
            ShownIn::Frame
        } else {
            ShownIn::Tab
        },
        can_hand_on: hand_on::is_possible(),
        wordings: edition.wordings.with(&brought),
        languages,
        own,
        notice,
    }
}

/// The notice that the page brings in place of the edition's, where it brings one.
fn inline_notice(edition: &Edition) -> Option<Result<Rc<Notice>, Vec<Problem>>> {
    let json = document::inline("notice")?;
    let text = document::inline("notice-text");
    let notice = match (mistake(&json), &edition.notice) {
        (Some(mistake), _) => Err(vec![Path::root().fault(Fault::NotJson(mistake))]),
        (None, Ok(own)) => Notice::read_inline(&json, text.as_deref(), own),
        (None, Err(_)) => Notice::read(&json, text.as_deref()),
    };
    Some(notice.map(Rc::new))
}

/// What the browser says of a text that is not JSON, and where.
fn mistake(json: &str) -> Option<String> {
    let error = JSON::parse(json).err()?;
    Some(String::from(error.unchecked_into::<Error>().message()))
}

/// What there may be something new after: a link with answers that is opened while the page is, answers
/// of another tab, another day. A page that lay in the back-forward cache has heard of none of them.
const NEWS: [&str; 6] = [
    "hashchange",
    "storage",
    "pageshow",
    "visibilitychange",
    "focus",
    "beforeprint",
];

/// How often the page looks while nothing happens, in milliseconds.
const MINUTE: i32 = 60_000;

/// Calls whenever there may be something new.
fn on_news(look: impl Fn() + 'static) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let look = Closure::<dyn Fn()>::new(look).into_js_value();
    let look = look.unchecked_ref();
    // Without one of these the page looks at the next, or at the next tap.
    for event in NEWS {
        let _ = window.add_event_listener_with_callback(event, look);
    }
    let _ = window.set_interval_with_callback_and_timeout_and_arguments_0(look, MINUTE);
}

/// Calls with the name of a part that was opened or closed in place: by a tap, by the keys, or by a
/// browser that found something in it.
fn on_fold(fold: impl Fn(String, bool) + 'static) {
    let toggled = Closure::<dyn Fn(web_sys::Event)>::new(move |event: web_sys::Event| {
        let target = event.target();
        let Some(part) = target.and_then(|it| it.dyn_into::<Element>().ok()) else {
            return;
        };
        if let Some(name) = part.get_attribute("data-fold") {
            fold(name, part.get_attribute("open").is_some());
        }
    });
    if let Some(window) = web_sys::window() {
        // The event does not bubble, so it is heard on its way down. Without it parts open all the same
        // and are not remembered.
        let function = toggled.as_ref().unchecked_ref();
        let _ = window.add_event_listener_with_callback_and_bool("toggle", function, true);
        toggled.forget();
    }
}

/// Listens to an event of the window for as long as the page is there.
fn listen<T: WasmClosure + ?Sized>(event: &str, heard: Closure<T>) {
    if let Some(window) = web_sys::window() {
        let function = heard.as_ref().unchecked_ref();
        // Without the event the page works as before.
        let _ = window.add_event_listener_with_callback(event, function);
        heard.forget();
    }
}

/// The page around the components.
#[derive(Default)]
struct Page {
    focus: focus::Focus,
    /// Whether the entry of the history with which the visit began has its name.
    named: Cell<bool>,
}

impl Surroundings for Page {
    fn copy(&self, text: &str, done: Box<dyn FnOnce(bool)>) {
        clipboard::copy(text, done);
    }

    fn focus(&self, id: &str) {
        self.focus.on(id);
    }

    fn focus_back(&self) {
        self.focus.back();
    }

    fn announce(&self, announcement: &Announcement) {
        document::announce(announcement);
    }

    fn draws(&self) {
        foreign::undo();
    }

    fn today(&self) -> Date {
        clock::today()
    }

    fn entry(&self) -> Option<String> {
        history::entry()
    }

    fn went(&self, entry: &str) {
        history::went(entry, !self.named.replace(true));
    }

    fn go(&self, steps: i32) {
        history::go(steps);
    }

    fn kept(&self, key: &str) -> Result<Option<String>, Denied> {
        storage::kept(key)
    }

    fn keep(&self, key: &str, text: Option<&str>) -> bool {
        storage::keep(key, text)
    }

    fn forget(&self, beginning: &str) {
        storage::forget(beginning);
    }

    fn link(&self, code: &str) -> String {
        address::link(code)
    }

    fn hand_on(&self, link: &str, failed: Box<dyn FnOnce()>) {
        hand_on::hand_on(link, failed);
    }

    fn print(&self, sheet: Sheet) -> bool {
        document::set_sheet(sheet);
        // Some browsers have no such function, others do nothing when it is called.
        let _ = web_sys::window().map(|window| window.print());
        document::has_printed()
    }
}
