package io.connect.reports.summary;

import io.connect.reports.compare.Comparison;
import io.connect.reports.compare.MetricChange;
import io.connect.reports.compare.Outcome;
import io.connect.reports.model.MetricResult;
import io.connect.reports.model.RunResult;
import io.connect.reports.model.Verdict;
import io.connect.reports.text.Numbers;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A run as JUnit XML, so that any CI shows each verdict, target and gated metric as a test. */
public final class JUnitXml {

    private JUnitXml() {}

    /** One suite per scenario: its verdict, its targets, its gated changes. */
    public static String of(List<RunResult> results, List<Comparison> comparisons) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("testsuites");
            for (RunResult result : results) {
                suite(xml, result, comparisons);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("JUnit XML cannot be written to memory", e);
        }
        return text.toString();
    }

    private static void suite(XMLStreamWriter xml, RunResult result, List<Comparison> comparisons)
            throws XMLStreamException {
        List<MetricChange> gated = comparisons.stream()
                .filter(comparison -> comparison.scenario().equals(result.name()))
                .flatMap(comparison -> comparison.changes().stream())
                .filter(MetricChange::gated)
                .toList();
        List<Map.Entry<String, MetricResult>> judged = result.metrics().entrySet().stream()
                .filter(entry -> entry.getValue().met() != null)
                .toList();
        boolean broken = result.verdict() == Verdict.BROKEN || result.verdict() == Verdict.VOID;
        boolean wrong = result.verdict() == Verdict.LOST || result.verdict() == Verdict.MISSED;
        long failures = (wrong ? 1 : 0)
                + judged.stream().filter(entry -> entry.getValue().missed()).count()
                + gated.stream().filter(JUnitXml::failed).count();
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", result.name());
        xml.writeAttribute("tests", String.valueOf(1 + judged.size() + gated.size()));
        xml.writeAttribute("failures", String.valueOf(failures));
        xml.writeAttribute("errors", broken ? "1" : "0");
        xml.writeAttribute("timestamp", result.startedAt().toString());
        test(
                xml,
                result.name(),
                "verdict",
                broken ? "error" : wrong ? "failure" : null,
                result.verdict().id() + ": " + String.join("; ", result.reasons()));
        for (Map.Entry<String, MetricResult> entry : judged) {
            MetricResult metric = entry.getValue();
            String message = entry.getKey() + " is " + Numbers.plain(metric.value()) + ' ' + metric.unit()
                    + ", its target is " + metric.target();
            test(xml, result.name(), "target " + entry.getKey(), metric.missed() ? "failure" : null, message);
        }
        for (MetricChange change : gated) {
            String message = change.metric() + ' ' + change.outcome().words() + ": "
                    + Numbers.plain(change.candidate()) + " against " + Numbers.plain(change.baseline()) + ' '
                    + change.unit() + ' ' + change.note();
            test(xml, result.name(), "gate " + change.metric(), failed(change) ? "failure" : null, message.strip());
        }
        xml.writeEndElement();
    }

    private static boolean failed(MetricChange change) {
        return change.outcome() == Outcome.REGRESSED || change.outcome() == Outcome.INCONCLUSIVE && change.worse();
    }

    private static void test(XMLStreamWriter xml, String suite, String name, String problem, String message)
            throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", suite);
        xml.writeAttribute("name", name);
        if (problem != null) {
            xml.writeStartElement(problem);
            xml.writeAttribute("message", message);
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }
}
