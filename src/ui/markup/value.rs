//! What an attribute, a class, a style or a property is set to.

use leptos::prelude::{Get, Memo, ReadSignal, RwSignal, Signal};
use std::borrow::Cow;

/// A value at one moment.
#[derive(Clone, PartialEq)]
pub enum Value {
    /// Not there at all.
    None,
    /// There, and that is all.
    Flag,
    /// There, with these words.
    Text(Cow<'static, str>),
}

/// A value, or where it comes from.
pub(super) enum Source {
    Fixed(Value),
    /// Set again whenever what it reads has changed.
    Live(Box<dyn FnMut() -> Value + Send>),
}

/// What may stand behind an attribute's name.
pub trait IntoValue: Sized {
    /// The value now.
    fn now(self) -> Value;

    /// The value, or where it comes from.
    #[doc(hidden)]
    #[expect(private_interfaces, reason = "the module's own")]
    fn source(self) -> Source {
        Source::Fixed(self.now())
    }
}

impl IntoValue for &'static str {
    fn now(self) -> Value {
        Value::Text(Cow::Borrowed(self))
    }
}

impl IntoValue for String {
    fn now(self) -> Value {
        Value::Text(Cow::Owned(self))
    }
}

impl IntoValue for Cow<'static, str> {
    fn now(self) -> Value {
        Value::Text(self)
    }
}

impl IntoValue for bool {
    fn now(self) -> Value {
        if self { Value::Flag } else { Value::None }
    }
}

macro_rules! numbers {
    ($($number:ty),*) => {$(
        impl IntoValue for $number {
            fn now(self) -> Value {
                self.to_string().now()
            }
        }
    )*};
}

numbers!(u8, u32, i32, usize, f64);

impl<T: IntoValue> IntoValue for Option<T> {
    fn now(self) -> Value {
        self.map_or(Value::None, T::now)
    }
}

impl<F, T> IntoValue for F
where
    F: FnMut() -> T + Send + 'static,
    T: IntoValue,
{
    fn now(mut self) -> Value {
        self().now()
    }

    #[expect(private_interfaces, reason = "the module's own")]
    fn source(mut self) -> Source {
        Source::Live(Box::new(move || self().now()))
    }
}

macro_rules! signals {
    ($($signal:ident),*) => {$(
        impl<T> IntoValue for $signal<T>
        where
            T: IntoValue + Clone + Send + Sync + 'static,
        {
            fn now(self) -> Value {
                self.get().now()
            }

            #[expect(private_interfaces, reason = "the module's own")]
            fn source(self) -> Source {
                Source::Live(Box::new(move || self.get().now()))
            }
        }
    )*};
}

signals!(Signal, Memo, RwSignal, ReadSignal);
