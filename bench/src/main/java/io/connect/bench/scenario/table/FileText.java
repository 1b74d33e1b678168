package io.connect.bench.scenario.table;

import io.connect.bench.scenario.Subject;
import io.connect.bench.scenario.target.Gate;
import java.util.List;
import java.util.Map;

/** The file as written, each part read by itself. */
public record FileText(
        Map<String, Expectation> kpis,
        Map<String, Map<String, String>> presets,
        Map<String, ScaleRules> profiles,
        List<Gate> gates,
        Map<String, Subject> subjects,
        Map<String, ScenarioText> scenarios) {}
