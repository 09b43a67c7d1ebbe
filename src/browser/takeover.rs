//! Takeover: what a visitor did with the prerendered page before the program started is repeated in the
//! page that the program renders.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{
    Element, FocusOptions, HtmlElement, HtmlInputElement, KeyboardEvent, KeyboardEventInit,
};

use crate::notice::join;

/// Everything that can be clicked or focused, in document order. Links to other pages are left out: some
/// are in only one of the two pages, and they have no state to repeat.
const CONTROLS: &str = "a:not([target]), button, input, summary, [tabindex]";

/// Tells scripts/answer-before-start.js that the program has taken over.
const TAKEN: &str = "data-taken";

/// The answer to the first question, where scripts/answer-before-start.js has already shown the second one.
pub fn early_answer(root: &Element) -> Option<Rc<str>> {
    root.get_attribute("data-answered").map(Rc::from)
}

/// What the visitor did.
#[derive(Default)]
pub struct Done {
    chosen: Vec<Control>,
    opened: Vec<Control>,
    /// What was typed into fields.
    typed: Vec<(Control, String)>,
    focused: Option<Control>,
    by_keyboard: bool,
}

/// A control, found again in the program's page by its position, or by its identity where that has
/// shifted because, for example, a translator has inserted buttons.
struct Control {
    position: u32,
    identity: String,
}

impl Done {
    /// Reads the prerendered page.
    pub fn before(root: &Element) -> Self {
        // Without the mark, scripts/answer-before-start.js could handle a later answer to the same question.
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
            // scripts/answer-before-start.js sets `data-chosen`, because browsers also restore choices of
            // earlier visits.
            if is(&element, ":checked[data-chosen]") {
                done.chosen.push(control());
            }
            if let Some(field) = element.dyn_ref::<HtmlInputElement>()
                && is(&element, "[inputmode]")
                && !field.value().is_empty()
            {
                done.typed.push((control(), field.value()));
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

    /// Repeats it in the program's page. A choice made with the keyboard is selected only and waits for
    /// Enter, as it does later.
    pub fn again(&self, root: &Element) {
        for summary in self.opened.iter().filter_map(|it| it.find(root)) {
            if let Some(details) = summary.parent_element() {
                // A disclosure that stays closed can be opened by hand.
                let _ = details.set_attribute("open", "");
            }
        }
        for (field, text) in &self.typed {
            let field = field
                .find(root)
                .and_then(|it| it.dyn_into::<HtmlInputElement>().ok());
            if let Some(field) = field {
                field.set_value(text);
            }
        }
        if let Some(focused) = self.focused.as_ref().and_then(|it| it.find(root)) {
            let options = FocusOptions::new();
            // Keeps the scroll position.
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

/// What identifies a control: with a portal's own notice the two pages may ask different questions.
fn identity(element: &Element) -> String {
    let attribute = |name| element.get_attribute(name).unwrap_or_default();
    let names = ["name", "value", "data-action", "id"].map(attribute);
    element.tag_name() + &join(&names, " ")
}

fn is(element: &Element, selector: &str) -> bool {
    // False where the browser does not know the selector.
    element.matches(selector).unwrap_or_default()
}

/// Makes the click that follows count as keyboard input.
fn press_a_key(target: &Element) {
    let key = KeyboardEventInit::new();
    key.set_bubbles(true);
    let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &key);
    let _ = event.and_then(|event| target.dispatch_event(&event));
}
