//! The page checked by axe, as it is on the screen now.
use crate::app::App;
use crate::failure::{Failure, Outcome};
use serde_json::{Value, json};

const RUN: &str = "
    const done = arguments[arguments.length - 1];
    const shown = (violation) => ({
        rule: violation.id,
        help: violation.help,
        where: violation.nodes.map((node) => `${node.target.join(' ')}: ${node.failureSummary}`),
    });
    window.__axe.run(document, { resultTypes: ['violations'] }).then(
        (results) => done({ checked: results.passes.length, violations: results.violations.map(shown) }),
        (error) => done({ error: String(error) }));";

impl App {
    /// Fails when axe finds anything to object to; names where and why.
    pub fn check_accessibility(&self) -> Outcome {
        self.note("check accessibility");
        let result = self.axe()?;
        // An empty page breaks no rule either.
        if result["checked"].as_u64().is_none_or(|checked| checked < 10) {
            return Err(Failure::new(format!("axe had next to nothing to check: {result}")));
        }
        let violations = result["violations"].as_array().cloned().unwrap_or_default();
        if violations.is_empty() {
            return Ok(());
        }
        let at = self.hash()?;
        let lines: Vec<String> = violations.iter().map(described).collect();
        Err(Failure::new(format!("axe at {at}:\n{}", lines.join("\n"))))
    }

    fn axe(&self) -> Outcome<Value> {
        let is_in = self.driver().run("return Boolean(window.__axe)", json!([]))?;
        if is_in != json!(true) {
            self.driver().run(&self.ground.kit.axe, json!([]))?;
        }
        Ok(self.driver().run_async(RUN, json!([]))?)
    }

    /// Fails when the page must be scrolled sideways to be read.
    pub fn check_no_sideways_scroll(&self) -> Outcome {
        // The page itself scrolls on a wide screen, what stands between the bars on a narrow one.
        let script = "const scrollers = [document.scrollingElement, document.querySelector('main')].filter(Boolean);
            const root = scrollers.find((e) => e.scrollWidth > e.clientWidth) ?? scrollers[0];
            const wide = [...document.querySelectorAll('body *')].filter((e) => {
                const box = e.getBoundingClientRect();
                return box.width > 0 && box.right > innerWidth + 1 && getComputedStyle(e).position !== 'fixed';
            });
            return [root.scrollWidth, root.clientWidth, wide.slice(0, 5).map((e) => e.outerHTML.slice(0, 120))]";
        let size = self.driver().run(script, json!([]))?;
        if size[0].as_u64() <= size[1].as_u64() {
            return Ok(());
        }
        Err(Failure::new(format!("{} is {} wide on {} pixels: {}", self.hash()?, size[0], size[1], size[2])))
    }
}

fn described(violation: &Value) -> String {
    let at = violation["where"].as_array().into_iter().flatten().take(4).filter_map(Value::as_str);
    let at: Vec<&str> = at.collect();
    format!("{}: {}\n    {}", violation["rule"], violation["help"], at.join("\n    ").replace('\n', " "))
}
