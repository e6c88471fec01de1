//! What an open page holds in memory, after the browser has collected what nobody needs.
use crate::figures::{Figures, Unit};
use crate::machine;
use crate::side::Page;
use journeys::failure::Outcome;
use serde_json::json;

/// Measures the open page once.
pub fn measure(page: &Page, tasks: usize, figures: &mut Figures) -> Outcome {
    for _ in 0..2 {
        page.devtools("HeapProfiler.collectGarbage", json!({}))?;
    }
    page.devtools("Performance.enable", json!({}))?;
    let metrics = page.devtools("Performance.getMetrics", json!({}))?;
    let heap = metrics["metrics"].as_array().into_iter().flatten().find(|metric| metric["name"] == "JSHeapUsedSize");
    let heap = heap.and_then(|metric| metric["value"].as_f64()).unwrap_or_default();
    figures.add("memory: script heap and program", tasks, Unit::Megabytes, page.side, heap + program(page)?);
    let work = || {
        let script = "const end = performance.now() + 400; while (performance.now() < end);";
        page.driver().run(script, json!([]))?;
        Ok(())
    };
    if let Some(bytes) = machine::memory_of_worker(page.app.browser.home(), work)? {
        figures.add("memory: the tab's process", tasks, Unit::Megabytes, page.side, bytes);
    }
    Ok(())
}

/// The program's own memory, which the script heap does not count.
fn program(page: &Page) -> Outcome<f64> {
    let prototype = page.devtools("Runtime.evaluate", json!({ "expression": "WebAssembly.Memory.prototype" }))?;
    let prototype = json!({ "prototypeObjectId": prototype["result"]["objectId"] });
    let found = page.devtools("Runtime.queryObjects", prototype)?;
    let sum = json!({
        "objectId": found["objects"]["objectId"],
        "functionDeclaration": "function () { return this.reduce((sum, memory) => sum + memory.buffer.byteLength, 0) }",
        "returnByValue": true,
    });
    let sum = page.devtools("Runtime.callFunctionOn", sum)?;
    Ok(sum["result"]["value"].as_f64().unwrap_or_default())
}
