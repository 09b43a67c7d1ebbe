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

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &'static str = include_str!("program.d.ts");

/// Assesses answers for a Beijing day, with the bundled notice unless another is given.
///
/// # Errors
/// An `Error` that names the invalid answer, or the problems of the notice.
#[wasm_bindgen(skip_typescript)]
pub fn assess(notice: &JsValue, answers: &JsValue, today: &JsValue) -> Result<JsValue, JsValue> {
    let given = !notice.is_undefined() && !notice.is_null();
    let notice = read(given.then(|| json(notice)).transpose()?)?;
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
#[wasm_bindgen(skip_typescript)]
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

/// A notice and the JSON it was read from; `None` for the bundled one.
type Known = (Option<String>, Rc<Notice>);

thread_local! {
    /// The notice of the last call, because programs tend to use one notice many times.
    static LAST: RefCell<Option<Known>> = const { RefCell::new(None) };
}

fn read(json: Option<String>) -> Result<Rc<Notice>, JsError> {
    let last = LAST.with_borrow(Clone::clone);
    if let Some((_, notice)) = last.filter(|(known, _)| *known == json) {
        return Ok(notice);
    }
    let notice = match &json {
        Some(json) => Notice::read(json, None),
        None => Notice::read_bundled(),
    };
    let notice = Rc::new(notice.map_err(|problems| refusal(&problems))?);
    LAST.set(Some((json, notice.clone())));
    Ok(notice)
}

fn refusal(problems: &[Problem]) -> JsError {
    let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
    JsError::new(&format!("the notice has problems\n{}", lines.join("\n")))
}
