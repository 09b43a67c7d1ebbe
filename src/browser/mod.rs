//! The only code that touches the browser: clock, address, history, storage,
//! clipboard, share sheet, focus, what was done before; and the entry.

mod address;
mod clipboard;
mod clock;
mod document;
mod focus;
mod hand_on;
mod history;
mod storage;
mod takeover;

use std::rc::Rc;

use wasm_bindgen::{
    JsCast,
    closure::{Closure, WasmClosure},
    prelude::wasm_bindgen,
};
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;

use crate::{
    notice::{Notice, Problem},
    ui::{Action, Announcement, App, AppProps, Day, Host, Kept, Start, Surroundings, Wordings},
};

/// Takes over the page that was rendered at build time.
#[wasm_bindgen(start)]
pub fn begin() {
    let Some(root) = document::mount_point() else {
        return;
    };
    let props = AppProps {
        start: Rc::new(start(&root)),
        host: Host::new(Page::default()),
    };
    let done = takeover::Done::before(&root);
    let app = yew::Renderer::<App>::with_root_and_props(root.clone(), props).render();
    let scope = (*app).clone();
    history::on_return(move |place| scope.send_message(Action::Return(place.into())));
    let scope = (*app).clone();
    on_link(move |fragment| scope.send_message(Action::Follow(fragment)));
    // Yew renders as soon as this function has returned, and still before the browser paints.
    spawn_local(async move { done.again(&root) });
}

fn start(root: &Element) -> Start {
    let notice = read_notice();
    let asked = address::day();
    let kept = notice.as_ref().ok().map(|notice| Kept::key(notice));
    Start {
        language: document::language(),
        day: asked.map_or_else(|| Day::Today(clock::today()), Day::Simulated),
        fragment: address::take_fragment(),
        early: takeover::early_answer(root),
        kept: kept.and_then(|key| storage::kept(&key)),
        size: document::size(),
        keeps: storage::keeps(),
        can_hand_on: hand_on::is_possible(),
        wordings: Wordings::read(document::inline("wording").as_deref()),
        notice,
    }
}

fn read_notice() -> Result<Rc<Notice>, Vec<Problem>> {
    let notice = match document::inline("notice") {
        Some(json) => Notice::read_inline(&json, document::inline("notice-text").as_deref()),
        None => Notice::read_bundled(),
    };
    notice.map(Rc::new)
}

/// Calls with the answers of a link that is opened while the page is.
fn on_link(follow: impl Fn(Rc<str>) + 'static) {
    let changed = Closure::<dyn Fn()>::new(move || {
        if let Some(fragment) = address::take_fragment() {
            follow(fragment);
        }
    });
    listen("hashchange", changed);
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

    fn went(&self, place: &str) {
        history::went(place);
    }

    fn keep(&self, key: &str, text: Option<&str>) -> bool {
        storage::keep(key, text)
    }

    fn link(&self, fragment: &str) -> String {
        address::link(fragment)
    }

    fn hand_on(&self, link: &str) {
        hand_on::hand_on(link);
    }

    fn print(&self) {
        // A frame that may not print has the browser's own way to do it.
        let _ = web_sys::window().map(|window| window.print());
    }
}
