package io.connect.reports.summary;

import io.connect.reports.compare.Comparison;
import io.connect.reports.compare.MetricChange;
import io.connect.reports.compare.Outcome;
import io.connect.reports.model.MetricResult;
import io.connect.reports.model.RunResult;
import io.connect.reports.model.Verdict;
import io.connect.reports.text.Numbers;
import io.connect.reports.text.XmlText;
import io.connect.reports.words.TargetWords;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes a run as JUnit XML, so that any CI shows each verdict, account, target and gated metric as a test. */
public final class JUnitXml {

    /** The element for the text of a test that does not fail. */
    private static final String OUTPUT = "system-out";

    private JUnitXml() {}

    /**
     * One suite per scenario, with its verdict, account, targets and gated changes.
     *
     * @param gate whether the baselines gate the run; otherwise a change is reported and is no failure
     */
    public static String of(List<RunResult> results, List<Comparison> comparisons, boolean gate) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("testsuites");
            for (RunResult result : results) {
                suite(xml, result, comparisons, gate);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("JUnit XML cannot be written to memory", e);
        }
        return text.toString();
    }

    private static void suite(XMLStreamWriter xml, RunResult result, List<Comparison> comparisons, boolean gate)
            throws XMLStreamException {
        List<MetricChange> gated = comparisons.stream()
                .filter(comparison -> comparison.scenario().equals(result.name()))
                .flatMap(comparison -> comparison.changes().stream())
                .filter(MetricChange::gated)
                .toList();
        List<Map.Entry<String, MetricResult>> judged = result.metrics().entrySet().stream()
                .filter(entry -> entry.getValue().met() != null)
                .toList();
        boolean broken = result.verdict().isUnjudged();
        boolean wrong = result.verdict().isIncorrect() || result.verdict() == Verdict.MISSED;
        long failures = (wrong ? 1 : 0)
                + judged.stream().filter(entry -> entry.getValue().missed()).count()
                + gated.stream().filter(change -> gate && failed(change)).count();
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", XmlText.of(result.name()));
        xml.writeAttribute("tests", String.valueOf(2 + judged.size() + gated.size()));
        xml.writeAttribute("failures", String.valueOf(failures));
        xml.writeAttribute("errors", broken ? "1" : "0");
        xml.writeAttribute("timestamp", result.startedAt().toString());
        test(
                xml,
                result.name(),
                "verdict",
                broken ? "error" : wrong ? "failure" : null,
                result.verdict().id() + ": " + String.join("; ", result.reasons()));
        test(xml, result.name(), "account", OUTPUT, AccountLine.of(result.account()));
        for (Map.Entry<String, MetricResult> entry : judged) {
            MetricResult metric = entry.getValue();
            String message = entry.getKey() + " is " + Numbers.plain(metric.value()) + ' ' + metric.unit()
                    + ", its target is " + TargetWords.of(metric);
            test(xml, result.name(), "target " + entry.getKey(), metric.missed() ? "failure" : null, message);
        }
        for (MetricChange change : gated) {
            String message = change.metric() + ' ' + change.outcome().words() + ": "
                    + Numbers.plain(change.candidate()) + " against " + Numbers.plain(change.baseline()) + ' '
                    + change.unit() + ' ' + change.note();
            test(
                    xml,
                    result.name(),
                    "gate " + change.metric(),
                    gate && failed(change) ? "failure" : OUTPUT,
                    message.strip());
        }
        xml.writeEndElement();
    }

    private static boolean failed(MetricChange change) {
        return change.outcome() == Outcome.REGRESSED
                || change.outcome() == Outcome.INCONCLUSIVE
                || change.unconfirmed();
    }

    private static void test(XMLStreamWriter xml, String suite, String name, String element, String message)
            throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", XmlText.of(suite));
        xml.writeAttribute("name", XmlText.of(name));
        if (element != null) {
            xml.writeStartElement(element);
            if (element.equals(OUTPUT)) {
                xml.writeCharacters(XmlText.of(message));
            } else {
                xml.writeAttribute("message", XmlText.of(message));
            }
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }
}
