//! A builder for Yew elements, used in place of `html!`.
//!
//! `html!` inlines the construction of every element, some 300 bytes of WebAssembly each; a chain of calls
//! takes some 30 (`cargo xtask bloat`).

use std::{cell::RefCell, ptr, rc::Rc};

use yew::{
    html::{onclick, oninput, onkeydown, onpointerdown},
    prelude::*,
    virtual_dom::{AttributeOrProperty, Attributes, Key, Listener, VTag, VText},
};

/// An element under construction. Methods append attributes and children.
pub struct Element(Box<Parts>);

struct Parts {
    tag: VTag,
    names: Vec<&'static str>,
    values: Vec<Option<AttributeOrProperty>>,
}

/// An element without attributes and content.
pub fn element(name: &'static str) -> Element {
    Element(Box::new(Parts {
        tag: VTag::new(name),
        names: Vec::new(),
        values: Vec::new(),
    }))
}

/// A text node.
pub fn text(text: AttrValue) -> Html {
    VText::new(text).into()
}

/// A fragment of a fixed number of nodes.
pub fn nodes<const N: usize>(nodes: [Html; N]) -> Html {
    all(Vec::from(nodes))
}

/// A fragment of any number of nodes.
pub fn all(nodes: Vec<Html>) -> Html {
    nodes.into_iter().collect()
}

/// A node if a condition holds, else an empty node in its position, so that Yew matches the following
/// siblings with those of the last render.
pub fn when<T: Into<Html>>(condition: bool, node: impl FnOnce() -> T) -> Html {
    if condition {
        node().into()
    } else {
        Html::default()
    }
}

impl Element {
    /// Sets the class, unless it is empty.
    pub fn class(self, class: &'static str) -> Self {
        if class.is_empty() {
            self
        } else {
            self.set("class", AttrValue::Static(class))
        }
    }

    /// Sets an attribute.
    pub fn attr(self, name: &'static str, value: impl Into<AttrValue>) -> Self {
        self.set(name, value.into())
    }

    /// Sets an attribute if there is a value.
    pub fn attr_if(self, name: &'static str, value: Option<impl Into<AttrValue>>) -> Self {
        match value {
            Some(value) => self.set(name, value.into()),
            None => self,
        }
    }

    /// Sets a boolean attribute, which is present with an empty value or absent.
    pub fn flag(self, name: &'static str, is_set: bool) -> Self {
        if is_set {
            self.set(name, AttrValue::Static(""))
        } else {
            self
        }
    }

    /// Sets an attribute to `true` or `false`, as ARIA attributes need.
    pub fn truth(self, name: &'static str, is_true: bool) -> Self {
        self.attr(name, if is_true { "true" } else { "false" })
    }

    fn set(mut self, name: &'static str, value: AttrValue) -> Self {
        self.0.names.push(name);
        self.0
            .values
            .push(Some(AttributeOrProperty::Attribute(value)));
        self
    }

    /// Sets the key by which Yew tells this element from siblings of the same name.
    pub fn key(mut self, key: usize) -> Self {
        self.0.tag.key = Some(Key::from(key));
        self
    }

    /// Sets the value of an input or text area.
    pub fn value(mut self, value: AttrValue) -> Self {
        self.0.tag.set_value(value);
        self
    }

    /// Sets whether a checkbox or radio button is checked.
    pub fn checked(mut self, checked: bool) -> Self {
        self.0.tag.set_checked(checked);
        self
    }

    /// Adds a `click` listener.
    pub fn on_click(self, callback: Callback<MouseEvent>) -> Self {
        self.listen(Rc::new(onclick::Wrapper::new(callback)))
    }

    /// Adds a `keydown` listener.
    pub fn on_key_down(self, callback: Callback<KeyboardEvent>) -> Self {
        self.listen(Rc::new(onkeydown::Wrapper::new(callback)))
    }

    /// Adds an `input` listener.
    pub fn on_input(self, callback: Callback<InputEvent>) -> Self {
        self.listen(Rc::new(oninput::Wrapper::new(callback)))
    }

    /// Adds a `pointerdown` listener.
    pub fn on_pointer_down(self, callback: Callback<PointerEvent>) -> Self {
        self.listen(Rc::new(onpointerdown::Wrapper::new(callback)))
    }

    fn listen(mut self, listener: Rc<dyn Listener>) -> Self {
        self.0.tag.add_listener(listener);
        self
    }

    /// Appends a text node.
    pub fn text(self, value: impl Into<AttrValue>) -> Self {
        self.add(text(value.into()))
    }

    /// Appends a node.
    pub fn child(self, node: impl Into<Html>) -> Self {
        self.add(node.into())
    }

    /// Appends nodes.
    pub fn children(mut self, nodes: impl IntoIterator<Item = impl Into<Html>>) -> Self {
        for node in nodes {
            self = self.add(node.into());
        }
        self
    }

    fn add(mut self, node: Html) -> Self {
        self.0.tag.add_child(node);
        self
    }
}

impl From<Element> for Html {
    fn from(element: Element) -> Self {
        let Parts {
            mut tag,
            names,
            values,
        } = *element.0;
        if !names.is_empty() {
            tag.attributes = Attributes::Dynamic {
                keys: interned(names),
                values: values.into_boxed_slice(),
            };
        }
        tag.into()
    }
}

thread_local! {
    static NAMES: RefCell<Vec<&'static [&'static str]>> = const { RefCell::new(Vec::new()) };
}

fn are_same(one: &[&str], other: &[&str]) -> bool {
    let mut pairs = one.iter().zip(other);
    one.len() == other.len() && pairs.all(|(one, other)| ptr::eq(*one, *other))
}

/// Interns a list of attribute names. Yew compares attributes fastest if the lists of names are the same
/// slice. The slices are leaked; there are only as many as the page has kinds of elements.
fn interned(names: Vec<&'static str>) -> &'static [&'static str] {
    NAMES.with_borrow_mut(|lists| {
        if let Some(list) = lists.iter().find(|it| are_same(it, &names)) {
            return *list;
        }
        let list: &'static [&'static str] = names.leak();
        lists.push(list);
        list
    })
}
