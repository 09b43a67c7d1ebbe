//! What a visitor did with the prerendered page before the program came, done again in its own.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement, KeyboardEvent, KeyboardEventInit};

use crate::notice::join;

/// What can be pressed or have the focus, in the order of the page. Links to elsewhere come and go, such
/// as the one that leads out of a frame, and there is nothing in them to be done again.
const CONTROLS: &str = "a:not([target]), button, input, summary, [tabindex]";

/// The mark by which scripts/early.js knows that the page is not its own any more.
const TAKEN: &str = "data-taken";

/// The option with which the first question was answered, where that script has gone on to the
/// second one.
pub fn early_answer(root: &Element) -> Option<Rc<str>> {
    root.get_attribute("data-answered").map(Rc::from)
}

/// The controls on which something was done.
#[derive(Default)]
pub struct Done {
    chosen: Vec<Control>,
    opened: Vec<Control>,
    focused: Option<Control>,
    by_keyboard: bool,
}

/// A control that the page of the program has in the same place, unless others have put some of their
/// own before it, as a translator does with its buttons.
struct Control {
    position: u32,
    identity: String,
}

impl Done {
    /// Looks at the prerendered page.
    pub fn before(root: &Element) -> Self {
        // Without it an answer given once more could be taken for an early one.
        let _ = root.set_attribute(TAKEN, "");
        let mut done = Self::default();
        let Ok(controls) = root.query_selector_all(CONTROLS) else {
            return done;
        };
        for position in 0..controls.length() {
            let Some(element) = controls.get(position).and_then(|it| it.dyn_into().ok()) else {
                continue;
            };
            let control = || Control {
                position,
                identity: identity(&element),
            };
            // The mark is set by scripts/early.js: browsers remember choices of earlier visits.
            if is(&element, ":checked[data-chosen]") {
                done.chosen.push(control());
            }
            if is(&element, "[open] > summary") {
                done.opened.push(control());
            }
            if is(&element, ":focus") {
                done.by_keyboard = is(&element, ":focus-visible");
                done.focused = Some(control());
            }
        }
        done
    }

    /// Does the same in the page that has taken its place. A tap has answered; a choice made with
    /// the keys waits for Enter, as it does once the program is there.
    pub fn again(&self, root: &Element) {
        for summary in self.opened.iter().filter_map(|it| it.find(root)) {
            if let Some(details) = summary.parent_element() {
                // Help that stays closed can be opened once more.
                let _ = details.set_attribute("open", "");
            }
        }
        if let Some(focused) = self.focused.as_ref().and_then(|it| it.find(root)) {
            let options = FocusOptions::new();
            // The page stays where the visitor has scrolled it.
            options.set_prevent_scroll(true);
            let _ = focused.focus_with_options(&options);
        }
        for input in self.chosen.iter().filter_map(|it| it.find(root)) {
            if self.by_keyboard {
                press_a_key(&input);
            }
            input.click();
        }
    }
}

impl Control {
    fn find(&self, root: &Element) -> Option<HtmlElement> {
        let controls = root.query_selector_all(CONTROLS).ok()?;
        let same = |at| {
            let element: HtmlElement = controls.get(at)?.dyn_into().ok()?;
            (identity(&element) == self.identity).then_some(element)
        };
        same(self.position).or_else(|| (0..controls.length()).find_map(same))
    }
}

/// What makes a control the same one: a page with a notice of its own may ask something else.
fn identity(element: &Element) -> String {
    let attribute = |name| element.get_attribute(name).unwrap_or_default();
    let names = ["name", "value", "data-action", "id"].map(attribute);
    element.tag_name() + &join(&names, " ")
}

fn is(element: &Element, selector: &str) -> bool {
    // A browser that does not know the selector says no.
    element.matches(selector).unwrap_or_default()
}

/// Lets the page know that the choice which follows was made with the keys.
fn press_a_key(target: &Element) {
    let key = KeyboardEventInit::new();
    key.set_bubbles(true);
    let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &key);
    let _ = event.and_then(|event| target.dispatch_event(&event));
}
