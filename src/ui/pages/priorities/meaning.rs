//! What a move means: set time aside asks for a day, delegating for a role, letting be for a reason.
//! Each may be left open; Enter moves, Escape leaves all as it was.

use super::{Matrix, quadrant};
use crate::{
    domain::{
        calendar::{add_working_days, next_working_day},
        form::FormValues,
        quadrant::Quadrant,
        work_item::{ItemId, WorkItem},
    },
    state::actions::items::field,
    texts::{Key, say, text},
    ui::{form_window::Ask, parts::FieldSpec},
};

/// Working days after which one asks how a delegated task goes.
const ASK_AFTER: i16 = 5;

/// Moves the items, and asks first where the move means something that is not known yet. What was
/// unsorted is sorted with one key, without a question.
pub fn ask(matrix: Matrix, ids: Vec<ItemId>, to: Quadrant) {
    let app = matrix.app;
    let (country, is_open) = app.workspace(|workspace| {
        let asks = |item: &WorkItem| is_asked(item, to);
        let is_open = ids.iter().filter_map(|id| workspace.items().get(id)).any(|item| asks(item));
        (workspace.settings().country, is_open)
    });
    if !is_open {
        return act(matrix, &ids, to, &FormValues::default());
    }
    let today = app.now().date();
    let (lead, fields, start) = match to {
        Quadrant::Now | Quadrant::Plan => {
            let start = FormValues::default().with(field::PLANNED, next_working_day(country, today).to_string());
            (Key::MeansPlan, vec![FieldSpec::date(field::PLANNED, Key::TaskPlanned)], start)
        }
        Quadrant::Delegate => {
            let fields = vec![
                FieldSpec::text(field::WAITING, Key::TaskWaiting).help(Key::TaskWaitingHelp),
                FieldSpec::date(field::FOLLOW_UP, Key::TaskFollowUp),
            ];
            let day = add_working_days(country, today, ASK_AFTER);
            (Key::MeansDelegate, fields, FormValues::default().with(field::FOLLOW_UP, day.to_string()))
        }
        Quadrant::Drop => {
            let fields = vec![
                FieldSpec::text(field::REASON, Key::MeansReason).help(Key::MeansReasonHelp),
                FieldSpec::check(field::ENDS, Key::MeansEnds),
            ];
            (Key::MeansDrop, fields, FormValues::default())
        }
    };
    let title = match ids.as_slice() {
        [one] => matrix.title(one).unwrap_or_default(),
        many => say::items_picked(many.len() as i64),
    };
    let title = say::means_title(&title, text(quadrant::name(Some(to))));
    let window = Ask::new(format!("move-{}", ids[0].to_id()), title, Key::MeansAct).lead(text(lead)).start(start);
    matrix.acts.window().ask(window.fields(move |_| fields.clone()).save(move |values| {
        app.move_items(&ids, to, values)?;
        matrix.tell_moved(&ids, to);
        Ok(())
    }));
}

/// Whether the move leaves something open: only for what was sorted before. What the law holds up is
/// not delegated or let be.
fn is_asked(item: &WorkItem, to: Quadrant) -> bool {
    let is_task = matches!(item.id, ItemId::Task(_));
    item.quadrant().is_some()
        && match to {
            Quadrant::Now => false,
            Quadrant::Plan => item.planned.is_none() && item.floor.is_none_or(|floor| floor >= Quadrant::Plan),
            Quadrant::Delegate => is_task && !item.waiting,
            Quadrant::Drop => is_task,
        }
}

fn act(matrix: Matrix, ids: &[ItemId], to: Quadrant, means: &FormValues) {
    // Nothing was asked, so nothing can be wrong.
    if matrix.app.move_items(ids, to, means).is_ok() {
        matrix.tell_moved(ids, to);
    }
}
