package io.connect.testbed.scenario.read;

import io.connect.testbed.scenario.Gate;
import io.connect.testbed.scenario.Subject;
import java.util.List;
import java.util.Map;

/** The file as written, each part read by itself. */
record FileText(
        Map<String, Expectation> kpis,
        Map<String, Map<String, String>> presets,
        Map<String, ScaleRules> profiles,
        List<Gate> gates,
        Map<String, Subject> subjects,
        Map<String, ScenarioText> scenarios) {}
