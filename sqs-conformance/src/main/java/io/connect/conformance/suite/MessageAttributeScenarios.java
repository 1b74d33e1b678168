package io.connect.conformance.suite;

import static io.connect.conformance.scenario.Trial.attribute;
import static io.connect.conformance.scenario.Trial.map;

import io.connect.conformance.client.Answer;
import io.connect.conformance.scenario.Area;
import io.connect.conformance.scenario.Page;
import io.connect.conformance.scenario.Trial;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Scenarios of message attributes, which arrive with their types. */
final class MessageAttributeScenarios {

    private MessageAttributeScenarios() {}

    static Area area() {
        Area area = new Area("Message attributes");
        arrives(
                area,
                "Text, number and bytes arrive as they were sent",
                map(
                        "colour",
                        attribute("String", "rouge et vert ✓"),
                        "weight",
                        attribute("Number", "3.14"),
                        "seal",
                        attribute("Binary", "AP8Q")));
        arrives(
                area,
                "A type may have a label of its own",
                map(
                        "size",
                        attribute("Number.int", "42"),
                        "photo",
                        attribute("Binary.jpeg", "/9j/"),
                        "who",
                        attribute("String.name", "Ada")));
        arrives(
                area,
                "A number has up to 38 digits",
                map("big", attribute("Number", "12345678901234567890123456789012345678")));
        refused(area, "A number of 39 digits is refused", "n", attribute("Number", "1".repeat(39)));
        arrives(
                area,
                "A number is between 10^-128 and 10^126",
                map("least", attribute("Number", "1e-128"), "most", attribute("Number", "-1E+126")));
        refused(area, "A number above 10^126 is refused", "n", attribute("Number", "2e126"));
        refused(area, "A number below 10^-128 is refused", "n", attribute("Number", "1e-129"));
        refused(area, "Text that is called a number is refused", "n", attribute("Number", "heavy"));
        refused(area, "A type that is none of the three is refused", "n", attribute("Float", "1.0"));
        refused(area, "A type has the characters that a body may have", "n", attribute("String.\u0001", "a"));
        refused(area, "An empty value is refused", "n", attribute("String", ""));
        refused(area, "A value of no type is refused", "n", map("StringValue", "a"));
        refused(area, "A name must not begin with AWS.", "AWS.n", attribute("String", "a"));
        refused(area, "A name must not begin with aws. in any letter case", "aWs.n", attribute("String", "a"));
        refused(area, "A name must not begin with Amazon.", "Amazon.n", attribute("String", "a"));
        refused(area, "A name must not end with a full stop", "n.", attribute("String", "a"));
        refused(area, "A name must not begin with a full stop", ".n", attribute("String", "a"));
        refused(area, "A name must not have two full stops in a row", "n..m", attribute("String", "a"));
        refused(
                area,
                "A name has letters, digits, hyphens, underscores and full stops only",
                "n m",
                attribute("String", "a"));
        refused(area, "A name has 256 characters at most", "n".repeat(257), attribute("String", "a"));
        arrives(area, "A name may have 256 characters", map("n".repeat(256), attribute("String", "a")));
        refused(area, "Upper and lower case of a type matter", "n", attribute("string", "a"));
        area.add("Ten attributes are taken", Page.MESSAGE_METADATA, trial -> {
            String url = trial.standard();
            trial.send(url, "m", "MessageAttributes", many(10));
            trial.expectEqual(trial.receiveOne(url).parts("MessageAttributes").size(), 10);
        });
        area.add(
                "Eleven are refused",
                Page.MESSAGE_METADATA,
                trial -> trial.expectRefused(() -> trial.send(trial.standard(), "m", "MessageAttributes", many(11))));
        area.add("The sum over the attributes is the documented one", Page.MESSAGE_METADATA, trial -> {
            Map<String, Object> attributes = map(
                    "colour", attribute("String", "red"),
                    "seal", attribute("Binary", "AP8Q"),
                    "weight", attribute("Number", "3.14"));
            Answer sent = trial.send(trial.standard(), "m", "MessageAttributes", attributes);
            trial.expectEqual(sent.text("MD5OfMessageAttributes"), Sums.ofAttributes(attributes));
        });
        area.add("The sample of the documentation has the documented sum", Page.SEND, trial -> {
            Answer sent = trial.send(
                    trial.standard(),
                    "This is a test message",
                    "MessageAttributes",
                    map(
                            "my_attribute_name_1", attribute("String", "my_attribute_value_1"),
                            "my_attribute_name_2", attribute("String", "my_attribute_value_2")));
            trial.expectEqual(sent.text("MD5OfMessageBody"), "fafb00f5732ab283681e124bf8747ed1");
            trial.expectEqual(sent.text("MD5OfMessageAttributes"), "c48838208d2b4e14e3ca0093a8443f09");
        });
        area.add("A receive is answered with the sum over the attributes", Page.RECEIVE, trial -> {
            String url = trial.standard();
            Map<String, Object> attributes =
                    map("colour", attribute("String", "red"), "weight", attribute("Number", "3"));
            trial.send(url, "m", "MessageAttributes", attributes);
            trial.expectEqual(trial.receiveOne(url).text("MD5OfMessageAttributes"), Sums.ofAttributes(attributes));
        });
        filter(area, "A receive gets the attributes it asks for", List.of("car.colour"), Set.of("car.colour"));
        filter(area, "A receive asks for a prefix", List.of("car.*"), Set.of("car.colour", "car.wheels"));
        filter(area, "A receive asks for all", List.of("All"), Set.of("car.colour", "car.wheels", "house"));
        filter(area, "A receive asks for all by .*", List.of(".*"), Set.of("car.colour", "car.wheels", "house"));
        filter(area, "A receive that asks for none gets none", List.of(), Set.of());
        return area;
    }

    private static void arrives(Area area, String title, Map<String, Object> attributes) {
        area.add(title, Page.MESSAGE_METADATA, trial -> {
            String url = trial.standard();
            trial.send(url, "m", "MessageAttributes", attributes);
            Map<String, Answer> got = trial.receiveOne(url).parts("MessageAttributes");
            trial.expectEqual(got.keySet(), attributes.keySet());
            attributes.forEach((name, value) -> ((Map<?, ?>) value)
                    .forEach((part, text) -> trial.expectEqual(got.get(name).text(part.toString()), text)));
        });
    }

    private static void refused(Area area, String title, String name, Map<String, Object> value) {
        area.add(
                title,
                Page.MESSAGE_METADATA,
                trial -> trial.expectRefused(
                        () -> trial.send(trial.standard(), "m", "MessageAttributes", map(name, value))));
    }

    private static void filter(Area area, String title, List<String> wanted, Set<String> expected) {
        area.add(title, Page.RECEIVE, trial -> {
            String url = trial.standard();
            trial.send(
                    url,
                    "m",
                    "MessageAttributes",
                    map(
                            "car.colour", attribute("String", "red"),
                            "car.wheels", attribute("Number", "4"),
                            "house", attribute("Number", "2")));
            List<Answer> messages = received(trial, url, wanted);
            trial.expectEqual(messages.get(0).parts("MessageAttributes").keySet(), expected);
        });
    }

    private static List<Answer> received(Trial trial, String url, List<String> wanted) {
        List<Answer> messages = wanted.isEmpty()
                ? trial.receive(url, "WaitTimeSeconds", 5)
                : trial.receive(url, "WaitTimeSeconds", 5, "MessageAttributeNames", wanted);
        trial.expect(!messages.isEmpty(), "nothing received");
        return messages;
    }

    private static Map<String, Object> many(int count) {
        Map<String, Object> attributes = map();
        for (int i = 0; i < count; i++) {
            attributes.put("a" + i, attribute("Number", Integer.toString(i)));
        }
        return attributes;
    }
}
