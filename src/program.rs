//! The engine as a JavaScript module for other front ends: the functions `assess` and `check`.

use std::{cell::RefCell, rc::Rc};

use js_sys::{JSON, Object, Reflect};
use serde::Serialize;
use wasm_bindgen::{JsError, JsValue, prelude::wasm_bindgen};

use crate::{
    assess::answer_request,
    lint::Report,
    notice::{Notice, Problem},
};

/// A notice and the JSON it was read from.
type Known = (String, Rc<Notice>);

thread_local! {
    /// The notice of calls that bring none.
    static OWN: RefCell<Option<Rc<Notice>>> = const { RefCell::new(None) };
    /// The notice that the last call brought, because programs tend to use one notice many times.
    static LAST: RefCell<Option<Known>> = const { RefCell::new(None) };
}

/// Sets the notice of calls that bring none.
///
/// # Errors
/// An `Error` with the problems of the notice.
#[wasm_bindgen]
pub fn use_notice(notice: &JsValue) -> Result<(), JsValue> {
    OWN.set(Some(read(&json(notice)?)?));
    Ok(())
}

/// Assesses answers for a Beijing day, with the own notice unless another is given.
///
/// # Errors
/// An `Error` that names the invalid answer, or the problems of the notice.
#[wasm_bindgen]
pub fn assess(notice: &JsValue, answers: &JsValue, today: &JsValue) -> Result<JsValue, JsValue> {
    let given = !notice.is_undefined() && !notice.is_null();
    let notice = if given {
        brought(json(notice)?)?
    } else {
        let own = OWN.with_borrow(Clone::clone);
        own.ok_or_else(|| JsError::new("there is no notice: `init` has not loaded one"))?
    };
    let request = Object::new();
    Reflect::set(&request, &"answers".into(), answers)?;
    Reflect::set(&request, &"today".into(), today)?;
    let assessment = answer_request(&notice, &json(&request)?).map_err(JsError::from)?;
    object(&assessment)
}

/// Lists all problems of a notice and everything suspicious in it.
///
/// # Errors
/// When the notice cannot be written as JSON.
#[wasm_bindgen]
pub fn check(notice: &JsValue, text: Option<String>) -> Result<JsValue, JsValue> {
    object(&Report::on(&json(notice)?, text.as_deref()).entries())
}

/// A value as JSON. A string is expected to be JSON already, such as the text of a file.
fn json(value: &JsValue) -> Result<String, JsValue> {
    if let Some(text) = value.as_string() {
        return Ok(text);
    }
    let text = JSON::stringify(value)?;
    // `stringify` returns `undefined` for what JSON cannot represent.
    Ok(text.as_string().unwrap_or_else(|| "null".to_owned()))
}

fn object(value: &impl Serialize) -> Result<JsValue, JsValue> {
    JSON::parse(&serde_json::to_string(value).map_err(JsError::from)?)
}

/// The notice of a call.
fn brought(json: String) -> Result<Rc<Notice>, JsError> {
    let last = LAST.with_borrow(Clone::clone);
    if let Some((_, notice)) = last.filter(|(known, _)| *known == json) {
        return Ok(notice);
    }
    let notice = read(&json)?;
    LAST.set(Some((json, notice.clone())));
    Ok(notice)
}

fn read(json: &str) -> Result<Rc<Notice>, JsError> {
    let notice = Notice::read(json, None).map_err(|problems| refusal(&problems))?;
    Ok(Rc::new(notice))
}

fn refusal(problems: &[Problem]) -> JsError {
    let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
    JsError::new(&format!("the notice has problems\n{}", lines.join("\n")))
}
