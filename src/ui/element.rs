//! Builds elements by calls.
//!
//! Yew's `html!` writes out every element where it stands, which makes some 300 bytes of program of
//! each; a call makes some 30, and applicants download them all. `cargo xtask bloat` lists the bytes.

use std::{cell::RefCell, ptr, rc::Rc};

use yew::{
    html::{onclick, onkeydown, onpointerdown},
    prelude::*,
    virtual_dom::{AttributeOrProperty, Attributes, Key, Listener, VTag, VText},
};

/// An element that is being built. What is added comes after what is there.
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

/// Text as a node.
pub fn text(text: AttrValue) -> Html {
    VText::new(text).into()
}

/// Nodes in a row, without an element around them.
pub fn nodes<const N: usize>(nodes: [Html; N]) -> Html {
    all(Vec::from(nodes))
}

/// Nodes in a row, however many there are.
pub fn all(nodes: Vec<Html>) -> Html {
    nodes.into_iter().collect()
}

/// A node that is there under a condition. Otherwise an empty one keeps its place, so that Yew goes on
/// with the elements that follow.
pub fn when<T: Into<Html>>(condition: bool, node: impl FnOnce() -> T) -> Html {
    if condition {
        node().into()
    } else {
        Html::default()
    }
}

impl Element {
    /// Has a class; an empty one is none.
    pub fn class(self, class: &'static str) -> Self {
        if class.is_empty() {
            self
        } else {
            self.set("class", AttrValue::Static(class))
        }
    }

    /// Has an attribute.
    pub fn attr(self, name: &'static str, value: impl Into<AttrValue>) -> Self {
        self.set(name, value.into())
    }

    /// Has an attribute where there is a value for it.
    pub fn attr_if(self, name: &'static str, value: Option<impl Into<AttrValue>>) -> Self {
        match value {
            Some(value) => self.set(name, value.into()),
            None => self,
        }
    }

    /// Has an attribute without a value, which says something by being there.
    pub fn flag(self, name: &'static str, is_set: bool) -> Self {
        if is_set {
            self.set(name, AttrValue::Static(""))
        } else {
            self
        }
    }

    /// Has an attribute that is always there, as those of ARIA are.
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

    /// Is told apart from its neighbours of the same name.
    pub fn key(mut self, key: usize) -> Self {
        self.0.tag.key = Some(Key::from(key));
        self
    }

    /// Shows a value, as a field.
    pub fn value(mut self, value: AttrValue) -> Self {
        self.0.tag.set_value(value);
        self
    }

    /// Is ticked or not, as a box.
    pub fn checked(mut self, checked: bool) -> Self {
        self.0.tag.set_checked(checked);
        self
    }

    /// Calls back when it is clicked.
    pub fn on_click(self, callback: Callback<MouseEvent>) -> Self {
        self.listen(Rc::new(onclick::Wrapper::new(callback)))
    }

    /// Calls back when a key is pressed in it.
    pub fn on_key_down(self, callback: Callback<KeyboardEvent>) -> Self {
        self.listen(Rc::new(onkeydown::Wrapper::new(callback)))
    }

    /// Calls back when it is touched.
    pub fn on_pointer_down(self, callback: Callback<PointerEvent>) -> Self {
        self.listen(Rc::new(onpointerdown::Wrapper::new(callback)))
    }

    fn listen(mut self, listener: Rc<dyn Listener>) -> Self {
        self.0.tag.add_listener(listener);
        self
    }

    /// Contains text, after what is there.
    pub fn text(self, value: impl Into<AttrValue>) -> Self {
        self.add(text(value.into()))
    }

    /// Contains a node, after what is there.
    pub fn child(self, node: impl Into<Html>) -> Self {
        self.add(node.into())
    }

    /// Contains nodes, after what is there.
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
                keys: kept(names),
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

/// A list of names of attributes as it is kept once and for all: Yew knows by where a list stands that
/// the names have not changed. There are as many lists as there are kinds of elements.
fn kept(names: Vec<&'static str>) -> &'static [&'static str] {
    NAMES.with_borrow_mut(|lists| {
        if let Some(list) = lists.iter().find(|it| are_same(it, &names)) {
            return *list;
        }
        let list: &'static [&'static str] = names.leak();
        lists.push(list);
        list
    })
}
