package io.connect.bench.scenario.table;

import io.connect.bench.scenario.Subject;
import io.connect.reports.model.Gate;
import java.util.Map;

/** The file as written, each part read by itself. */
public record FileText(
        Map<String, Expectation> kpis,
        Map<String, Map<String, String>> presets,
        Map<String, ScaleRules> profiles,
        Map<String, Gate> gates,
        Map<String, Subject> subjects,
        Map<String, ScenarioText> scenarios) {}
