package io.connect.bench.aws;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * One page of an answer to GetMetricData, as the Query protocol writes it in XML.
 *
 * @param results a part of each series, or all of it
 * @param nextToken asks for the next page; empty on the last
 */
record MetricDataAnswer(List<Result> results, Optional<String> nextToken) {

    /**
     * What a page says of one series.
     *
     * @param id of the series in the request
     * @param status {@code Complete}, {@code PartialData} while there are more pages, or what went wrong
     */
    record Result(String id, String status, List<MetricPoint> points) {
        Result {
            points = List.copyOf(points);
        }
    }

    MetricDataAnswer {
        results = List.copyOf(results);
    }

    /** @throws CloudWatchException when it is no such answer */
    static MetricDataAnswer read(byte[] xml) {
        Element root = root(xml);
        if (!root.getLocalName().equals("GetMetricDataResponse")) {
            throw new CloudWatchException("an answer to GetMetricData is no <" + root.getLocalName() + ">");
        }
        Element result = child(root, "GetMetricDataResult")
                .orElseThrow(() -> new CloudWatchException("the answer to GetMetricData has no result"));
        List<Result> results = new ArrayList<>();
        members(result, "MetricDataResults").forEach(member -> results.add(result(member)));
        return new MetricDataAnswer(results, text(result, "NextToken").filter(token -> !token.isEmpty()));
    }

    private static Result result(Element member) {
        String id = text(member, "Id").orElse("");
        List<Element> times = members(member, "Timestamps");
        List<Element> values = members(member, "Values");
        if (times.size() != values.size()) {
            throw new CloudWatchException(
                    "series " + id + " has " + times.size() + " times and " + values.size() + " values");
        }
        List<MetricPoint> points = new ArrayList<>();
        for (int i = 0; i < times.size(); i++) {
            points.add(point(
                    times.get(i).getTextContent().trim(),
                    values.get(i).getTextContent().trim()));
        }
        return new Result(id, text(member, "StatusCode").orElse("Complete"), points);
    }

    private static MetricPoint point(String time, String value) {
        try {
            double number = Double.parseDouble(value);
            if (!Double.isFinite(number)) {
                throw new NumberFormatException("not finite");
            }
            return new MetricPoint(Instant.parse(time), number);
        } catch (NumberFormatException | DateTimeException e) {
            throw new CloudWatchException("'" + value + "' at '" + time + "' is no value of a metric", e);
        }
    }

    /** The code and the words of an error in the same protocol, on one line; empty when the text is something else. */
    static Optional<String> error(byte[] xml) {
        try {
            return child(root(xml), "Error")
                    .map(error -> text(error, "Code").orElse("no code") + ": "
                            + text(error, "Message").orElse("no message"))
                    .map(words -> words.replaceAll("\\s+", " "));
        } catch (CloudWatchException notXml) {
            return Optional.empty();
        }
    }

    private static Element root(byte[] xml) {
        try {
            DocumentBuilder parser = parser();
            parser.setErrorHandler(new Strict());
            return parser.parse(new ByteArrayInputStream(xml)).getDocumentElement();
        } catch (SAXException | IOException e) {
            throw new CloudWatchException("the answer is no XML that can be read: " + e.getMessage(), e);
        }
    }

    /** The JDK's own parser whatever else is on the class path, and without document types: nothing is ever fetched. */
    private static DocumentBuilder parser() {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        try {
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            return factory.newDocumentBuilder();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("this JDK's parser cannot be told to refuse document types", e);
        }
    }

    private static List<Element> members(Element parent, String list) {
        return child(parent, list).map(found -> children(found, "member")).orElse(List.of());
    }

    private static Optional<String> text(Element parent, String name) {
        return child(parent, name).map(found -> found.getTextContent().trim());
    }

    private static Optional<Element> child(Element parent, String name) {
        return children(parent, name).stream().findFirst();
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && name.equals(element.getLocalName())) {
                found.add(element);
            }
        }
        return found;
    }

    /** Without one the parser prints what it finds on the console. */
    private static final class Strict implements ErrorHandler {
        @Override
        public void warning(SAXParseException found) throws SAXException {
            throw found;
        }

        @Override
        public void error(SAXParseException found) throws SAXException {
            throw found;
        }

        @Override
        public void fatalError(SAXParseException found) throws SAXException {
            throw found;
        }
    }
}
