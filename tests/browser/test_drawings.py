"""bpmn-js, the usual BPMN viewer, opens every procedure without a complaint and shows all of it."""

from pathlib import Path

import pytest
from lxml import etree

from workflows.drawings.bpmn import bpmn
from workflows.registry import all_flows, flow_of

VIEWER = next(Path(__file__).parent.glob("static/vendor/bpmn-js-*/bpmn-viewer.min.js"))
IMPORT = """async text => {
  const viewer = new BpmnJS({container: '#paper'});
  const told = await viewer.importXML(text);
  const shown = viewer.get('elementRegistry').getAll().map(each => each.businessObject.id);
  return {warnings: told.warnings.map(each => each.message), shown};
}"""


@pytest.mark.parametrize("slug", sorted(all_flows()))
def test_bpmn_js_opens_it_without_a_warning_and_shows_every_element(page, slug):
    text = bpmn(slug, flow_of(slug))
    page.set_content('<div id="paper"></div>')
    page.add_script_tag(path=VIEWER)

    told = page.evaluate(IMPORT, text)

    assert told["warnings"] == []
    assert set(etree.fromstring(text.encode()).xpath("//@bpmnElement")) - {f"{slug}-together"} <= set(
        told["shown"]
    )
