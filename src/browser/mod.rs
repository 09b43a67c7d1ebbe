//! The only code that calls browser APIs: clock, address, history, storage, clipboard, share sheet,
//! focus and takeover; and the entry point of the program.

mod address;
mod clipboard;
mod clock;
mod document;
mod focus;
mod foreign;
mod hand_on;
mod history;
mod inline;
mod storage;
mod takeover;

use std::{cell::Cell, rc::Rc};

use gloo::{
    events::{EventListener, EventListenerOptions},
    timers::callback::Interval,
    utils::window,
};
use wasm_bindgen::{JsCast, JsValue, closure::Closure, prelude::wasm_bindgen};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, Event};

use crate::{
    notice::Moment,
    ui::{
        Action, Announcement, App, AppProps, Day, Denied, Edition, Host, Sheet, ShownIn, Start,
        Stored, Surroundings,
    },
};

/// The allocator of the standard library would make the program two kilobytes larger.
#[cfg(target_family = "wasm")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// The entry point: reads the edition in the language of the page. Returns a function that starts the
/// page with it, so that the browser can handle input in between.
#[wasm_bindgen]
pub fn read(edition: &str) -> JsValue {
    let edition = Edition::read(edition);
    Closure::once_into_js(move || begin(edition))
}

/// Takes over the prerendered page. Returns a function that adds the other editions.
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
    listen("beforeprint", |_| document::open_for_print());
    listen("afterprint", |_| {
        document::close_after_print();
        // Printing from the browser's menu prints the result.
        document::set_sheet(Sheet::Result);
    });
    let scope = (*app).clone();
    on_fold(move |part, open| scope.send_message(Action::Fold(part.into(), open)));
    let scope = (*app).clone();
    on_possible_change(move || {
        let link = address::take_fragment();
        scope.send_message(link.map_or(Action::Recheck, Action::Follow));
    });
    // Yew renders after this function has returned, and before the browser paints.
    spawn_local(async move { done.again(&root) });
    let scope = (*app).clone();
    let add_edition = move |edition: String| {
        scope.send_message(Action::AddEdition(Box::new(Edition::read(&edition))));
    };
    Closure::<dyn Fn(String)>::new(add_edition).into_js_value()
}

fn start(root: &Element, edition: Edition) -> Start {
    let brought = inline::wordings();
    let inline = inline::notice(&edition);
    let languages = match &inline {
        Some(Ok(notice)) => edition.languages_of(notice, brought.as_ref()),
        _ => edition.languages,
    };
    let own = inline.is_none();
    let notice = inline.unwrap_or(edition.notice.ok_or(Vec::new()));
    let asked = address::day();
    let stored = notice.as_ref().ok().map(|notice| Stored::key(notice));
    Start {
        language: document::language(),
        day: asked.map_or_else(|| Day::Today(clock::now()), Day::Simulated),
        fragment: address::take_fragment(),
        offered: storage::stored(Stored::OFFERED).unwrap_or_default(),
        early: takeover::early_answer(root),
        stored: stored.and_then(|key| storage::stored(&key).ok()?),
        size: document::size(),
        stores: storage::stores(),
        shown_in: if document::is_framed() {
            ShownIn::Frame
        } else {
            ShownIn::Tab
        },
        can_hand_on: hand_on::is_possible(),
        wordings: match brought {
            Some(brought) => edition.wordings.with(&brought),
            None => edition.wordings,
        },
        languages,
        own,
        notice,
    }
}

/// The events after which there may be a link with answers in the address, answers of another tab, or
/// another day. A page restored from the back-forward cache has missed all such events.
const RECHECK_ON: [&str; 6] = [
    "hashchange",
    "storage",
    "pageshow",
    "visibilitychange",
    "focus",
    "beforeprint",
];

/// How often the page checks while no event happens, in milliseconds.
const MINUTE: u32 = 60_000;

/// Calls back whenever the address, the storage or the day may have changed.
fn on_possible_change(look: impl Fn() + 'static) {
    let look = Rc::new(look);
    // If an event is missing, the page checks at the next one, or at the next tap.
    for event in RECHECK_ON {
        let look = look.clone();
        listen(event, move |_| look());
    }
    Interval::new(MINUTE, move || look()).forget();
}

/// Calls back with the name of a disclosure that was opened or closed: by a tap, the keyboard, or the
/// browser's search.
fn on_fold(fold: impl Fn(String, bool) + 'static) {
    let toggled = move |event: &Event| {
        let target = event.target();
        let Some(part) = target.and_then(|it| it.dyn_into::<Element>().ok()) else {
            return;
        };
        if let Some(name) = part.get_attribute("data-fold") {
            fold(name, part.get_attribute("open").is_some());
        }
    };
    // The event does not bubble, so the listener captures it.
    let capture = EventListenerOptions::run_in_capture_phase();
    EventListener::new_with_options(&window(), "toggle", capture, toggled).forget();
}

/// Listens to an event of the window for the lifetime of the page.
fn listen(event: &'static str, heard: impl Fn(&Event) + 'static) {
    EventListener::new(&window(), event, heard).forget();
}

/// The surroundings in the browser.
#[derive(Default)]
struct Page {
    focus: focus::Focus,
    /// Whether the first entry of the visit has been written.
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

    fn now(&self) -> Moment {
        clock::now()
    }

    fn typed(&self, id: &str) -> Option<String> {
        document::typed(id)
    }

    fn empty(&self, id: &str) {
        document::type_in(id, "");
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

    fn stored(&self, key: &str) -> Result<Option<String>, Denied> {
        storage::stored(key)
    }

    fn store(&self, key: &str, text: Option<&str>) -> bool {
        storage::store(key, text)
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
        // Some browsers have no `print`, in others it does nothing.
        let _ = window().print();
        document::has_printed()
    }
}
