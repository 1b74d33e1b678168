package io.connect.features.lottery.plan;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connect.features.world.messages.Bodies;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * All messages of a lottery, known before they are sent: the same seed gives the same messages.
 *
 * @param seed the seed of the lottery's part
 * @param run text in every message that distinguishes this part from others
 * @param bucket the bucket of the objects for claim checks
 */
public record MessagePlan(long seed, String run, String bucket) {
    /** Objects that claim checks refer to. */
    public static final int OBJECTS = 100;

    /** Field that contains a reference to an object. */
    public static final String OBJECT_FIELD = "object";

    /** JSON Schema of the messages of form {@link Form#SCHEMA}. */
    public static final String SCHEMA = """
            {"type":"object","additionalProperties":false,"required":["run","queue","number","text"],"properties":{
            "run":{"type":"string"},"queue":{"type":"integer"},"number":{"type":"integer"},"text":{"type":"string"}}}""";

    private static final int GROUPS = 12;
    private static final int LARGEST_BATCH = 10;
    private static final int LONGEST_TEXT = 800;
    private static final int LONGEST_OBJECT = 10_000;

    /**
     * Letters that text, JSON and compression must preserve: quotes, line ends, UTF-8 characters of two, three and four bytes.
     */
    private static final String[] LETTERS = "a b c d e f g h 0 1 2 3 \" \\ ü ß € 漢 🎲 < & /".split(" ");

    /**
     * Messages that are sent in one call.
     *
     * @param queue number of the queue
     * @param first number of the first message within the queue
     * @param count number of messages
     */
    public record Batch(int queue, int first, int count) {}

    /** The calls that send this many messages, in order; the queues take turns. */
    public List<Batch> batches(int messages) {
        SplittableRandom random = random(-1, 0);
        int[] next = new int[Lane.queueCount()];
        List<Batch> batches = new ArrayList<>();
        for (int left = messages, turn = 0; left > 0; turn++) {
            int queue = turn % next.length;
            int count = Math.min(left, 1 + random.nextInt(LARGEST_BATCH));
            batches.add(new Batch(queue, next[queue], count));
            next[queue] += count;
            left -= count;
        }
        return batches;
    }

    /** A message by its queue and its index there. */
    public Message message(int queue, int number) {
        Lane lane = Lane.ofQueue(queue);
        SplittableRandom random = random(queue, number);
        String group = lane.fifo() ? "group-" + random.nextInt(GROUPS) : null;
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        content.put("run", run).put("queue", queue).put("number", number);
        content.put("text", text(random, LONGEST_TEXT));
        String text = content.toString();
        return switch (lane.form()) {
            case PLAIN -> new Message(queue, number, group, text, text);
            case COMPRESSED, SCHEMA ->
                new Message(
                        queue, number, group, Bodies.of((random.nextBoolean() ? "gzip of " : "zlib of ") + text), text);
            case CLAIM_CHECKED -> {
                int object = random.nextInt(OBJECTS);
                String body = content.put(OBJECT_FIELD, "s3://" + bucket + "/" + object)
                        .toString();
                String expected = content.put(OBJECT_FIELD, object(object)).toString();
                yield new Message(queue, number, group, body, expected);
            }
        };
    }

    /** Content of an object by its number, which is its key. */
    public String object(int number) {
        return text(random(-2, number), LONGEST_OBJECT);
    }

    private SplittableRandom random(int queue, int number) {
        // Seeds that are far apart, so that neighbouring messages are not similar.
        return new SplittableRandom(seed ^ ((long) (queue + 3) << 40 | number) * 0x9E3779B97F4A7C15L);
    }

    private static String text(SplittableRandom random, int longest) {
        int length = 1 + random.nextInt(longest);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(LETTERS[random.nextInt(LETTERS.length)]);
        }
        return text.toString();
    }
}
