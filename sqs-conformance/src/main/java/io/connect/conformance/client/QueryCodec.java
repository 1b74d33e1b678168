package io.connect.conformance.client;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** The older protocol: form requests and XML answers. */
final class QueryCodec implements Protocol.Codec {

    @Override
    public String contentType() {
        return "application/x-www-form-urlencoded; charset=utf-8";
    }

    @Override
    public Map<String, String> headers(String action) {
        return Map.of();
    }

    @Override
    public byte[] body(String action, Map<String, Object> parameters) {
        StringBuilder form = new StringBuilder("Action=" + action + "&Version=2012-11-05");
        parameters.forEach((name, value) -> append(form, QueryNames.parameter(action, name), name, value));
        return form.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void append(StringBuilder form, String prefix, String name, Object value) {
        if (value instanceof List<?> elements) {
            for (int i = 0; i < elements.size(); i++) {
                append(form, prefix + "." + (i + 1), name, elements.get(i));
            }
        } else if (value instanceof Map<?, ?> entries && QueryNames.isMap(name)) {
            int number = 1;
            for (Map.Entry<?, ?> each : entries.entrySet()) {
                String entry = prefix + "." + number++;
                append(form, entry + "." + QueryNames.key(name), "", each.getKey());
                append(form, entry + ".Value", "", each.getValue());
            }
        } else if (value instanceof Map<?, ?> members) {
            members.forEach((member, inner) ->
                    append(form, prefix + "." + QueryNames.member(member.toString()), member.toString(), inner));
        } else {
            form.append('&').append(prefix).append('=');
            form.append(URLEncoder.encode(String.valueOf(value), StandardCharsets.UTF_8));
        }
    }

    @Override
    public Answer answer(String action, byte[] body) {
        Element root = parse(body);
        for (Element child : children(root)) {
            if (child.getTagName().endsWith("Result")) {
                return new Answer(members(child));
            }
        }
        return new Answer(Map.of());
    }

    private static Map<String, Object> members(Element element) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (Element child : children(element)) {
            String name = child.getTagName();
            String map = QueryNames.mapOf(name);
            String list = QueryNames.listOf(element.getTagName(), name);
            if (map != null) {
                entry(members, map, child);
            } else if (list != null) {
                @SuppressWarnings("unchecked")
                List<Object> elements = (List<Object>) members.computeIfAbsent(list, key -> new ArrayList<>());
                elements.add(value(child));
            } else {
                members.put(name, value(child));
            }
        }
        return members;
    }

    private static void entry(Map<String, Object> members, String map, Element entry) {
        @SuppressWarnings("unchecked")
        Map<String, Object> entries = (Map<String, Object>) members.computeIfAbsent(map, key -> new LinkedHashMap<>());
        List<Element> pair = children(entry);
        entries.put(pair.get(0).getTextContent(), value(pair.get(1)));
    }

    private static Object value(Element element) {
        return children(element).isEmpty() ? element.getTextContent() : members(element);
    }

    @Override
    public Refusal refusal(int status, byte[] body) {
        Map<String, Object> members = members(parse(body));
        Map<?, ?> error = members.get("Error") instanceof Map<?, ?> map ? map : Map.of();
        return new Refusal(
                status, ErrorNames.of(String.valueOf(error.get("Code"))), String.valueOf(error.get("Message")));
    }

    private static Element parse(byte[] body) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            // The parser's default handler would also print each error.
            builder.setErrorHandler(null);
            return builder.parse(new ByteArrayInputStream(body)).getDocumentElement();
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new UnreadableAnswer("No XML: " + new String(body, StandardCharsets.UTF_8), e);
        }
    }

    private static List<Element> children(Element element) {
        List<Element> children = new ArrayList<>();
        for (Node each = element.getFirstChild(); each != null; each = each.getNextSibling()) {
            if (each instanceof Element child) {
                children.add(child);
            }
        }
        return children;
    }
}
