//! Data and settings: backup, import, settings, what was done, and where it all lies.

mod backup;
mod backup_words;
mod copies;
mod differences;
mod erase_all;
mod exchange;
mod file_input;
mod folder;
mod history;
mod import;
mod import_tables;
mod import_updates;
mod import_words;
mod last_backup;
mod leaving;
mod lock;
mod portable;
mod restore;
mod rules;
mod settings;
mod space;
mod tidy;

use crate::ui::prelude::*;
use crate::{
    texts::{Key, text},
    ui::{
        parts::{PageHead, Tabs},
        route::{self, DataTab, Route},
    },
};

/// The page.
#[component]
pub fn Data(
    /// The address: which tab.
    route: Memo<Route>,
) -> impl IntoView {
    let go = route::navigator();
    let tab = Memo::new(move |_| match route.get() {
        Route::Data(tab) => tab,
        _ => DataTab::Backup,
    });
    let names = DataTab::ALL.map(|tab| text(tab.name()).to_owned()).to_vec();
    let chosen = Signal::derive(move || DataTab::ALL.iter().position(|known| *known == tab.get()).unwrap_or(0));
    view! {
        <PageHead title=Key::TitleData/>
        <last_backup::LastBackupLine/>
        <Tabs label=Key::TitleData names chosen on_choose=move |at: usize| go.run(Route::Data(DataTab::ALL[at]))>
            <div class="data-tab">{move || panel(tab.get())}</div>
        </Tabs>
    }
}

fn panel(tab: DataTab) -> Markup {
    match tab {
        DataTab::Backup => view! { <backup::Backup/> },
        DataTab::Import => view! { <import::Import/> },
        DataTab::Settings => view! { <settings::SettingsTab/> },
        DataTab::Rules => view! { <rules::RulesTab/> },
        DataTab::History => view! { <history::History/> },
        DataTab::Space => view! { <space::SpaceTab/> },
        DataTab::Tidy => view! { <tidy::Tidy/> },
    }
}
