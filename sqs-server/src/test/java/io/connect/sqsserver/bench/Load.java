package io.connect.sqsserver.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Calls one queue with batches of ten messages of 1 KB. The body is JSON with a quotation mark in every thirty bytes. */
final class Load {

    private static final String HANDLE = "\"ReceiptHandle\":\"";
    private static final int BATCH = 10;

    private final String url;
    private final int groups;
    private final String body;
    private final AtomicLong number = new AtomicLong(System.nanoTime());
    private final AtomicLong moved = new AtomicLong();
    private final AtomicLong calls = new AtomicLong();
    private volatile boolean ended;

    /** @param groups 0 for a standard queue */
    Load(String url, int groups) {
        this.url = url;
        this.groups = groups;
        body = body();
    }

    private static String body() {
        StringBuilder text = new StringBuilder("{\\\"run\\\":\\\"r1\\\",\\\"seq\\\":12345,\\\"data\\\":\\\"");
        while (text.length() < 1_024 + 10) {
            text.append("0123456789abcdefghijklmnopqrst");
        }
        return text.append("\\\"}").toString();
    }

    static Load on(RawClient client, String name, int groups) {
        String attributes = groups == 0
                ? "{\"VisibilityTimeout\":\"120\"}"
                : "{\"VisibilityTimeout\":\"120\",\"FifoQueue\":\"true\"}";
        String answer = client.connect()
                .ask(
                        "CreateQueue",
                        "{\"QueueName\":\"" + name + (groups == 0 ? "" : ".fifo") + "\",\"Attributes\":" + attributes
                                + "}");
        return new Load(answer.split("\"QueueUrl\":\"")[1].split("\"")[0], groups);
    }

    long moved() {
        return moved.get();
    }

    /** The number of answered receives. */
    long receives() {
        return calls.get();
    }

    void end() {
        ended = true;
    }

    /** Sends, receives and deletes in turn on one connection, until the load ends. */
    void cycle(RawClient.Connection connection) {
        if (ended) {
            return;
        }
        connection.call("SendMessageBatch", batch(), sent -> receive(connection, () -> cycle(connection)));
    }

    /** Receives and deletes until the load ends. */
    void drain(RawClient.Connection connection) {
        if (!ended) {
            receive(connection, () -> drain(connection));
        }
    }

    /** Makes long polls of an empty queue until the load ends. */
    void idle(RawClient.Connection connection) {
        if (!ended) {
            connection.call(
                    "ReceiveMessage",
                    "{\"QueueUrl\":\"" + url + "\",\"MaxNumberOfMessages\":10,\"WaitTimeSeconds\":20}",
                    got -> idle(connection));
        }
    }

    /** Sends messages and waits until the server has accepted them. */
    void fill(RawClient client, int messages) {
        int connections = 8;
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            RawClient.Connection connection = client.connect();
            Thread thread = new Thread(() -> {
                for (int sent = 0; sent < messages / connections; sent += BATCH) {
                    connection.ask("SendMessageBatch", batch());
                }
            });
            thread.start();
            threads.add(thread);
        }
        threads.forEach(thread -> {
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private void receive(RawClient.Connection connection, Runnable then) {
        String receive = "{\"QueueUrl\":\"" + url + "\",\"MaxNumberOfMessages\":10"
                + (groups == 0 ? "}" : ",\"WaitTimeSeconds\":1}");
        connection.call("ReceiveMessage", receive, got -> {
            calls.incrementAndGet();
            String entries = entries(got);
            if (entries.isEmpty()) {
                then.run();
            } else {
                connection.call(
                        "DeleteMessageBatch",
                        "{\"QueueUrl\":\"" + url + "\",\"Entries\":[" + entries + "]}",
                        deleted -> then.run());
            }
        });
    }

    private String entries(String got) {
        StringBuilder entries = new StringBuilder();
        int count = 0;
        int at = got.indexOf(HANDLE);
        while (at >= 0) {
            int from = at + HANDLE.length();
            int end = got.indexOf('"', from);
            entries.append(count == 0 ? "" : ",")
                    .append("{\"Id\":\"")
                    .append(count++)
                    .append("\",\"ReceiptHandle\":\"")
                    .append(got, from, end)
                    .append("\"}");
            at = got.indexOf(HANDLE, end);
        }
        moved.addAndGet(count);
        return entries.toString();
    }

    private String batch() {
        StringBuilder json = new StringBuilder("{\"QueueUrl\":\"").append(url).append("\",\"Entries\":[");
        for (int i = 0; i < BATCH; i++) {
            long id = number.getAndIncrement();
            json.append(i == 0 ? "" : ",").append("{\"Id\":\"").append(i).append("\",\"MessageBody\":\"");
            json.append(body).append('"');
            if (groups > 0) {
                json.append(",\"MessageGroupId\":\"g").append(id % groups);
                json.append("\",\"MessageDeduplicationId\":\"d").append(id).append('"');
            }
            json.append('}');
        }
        return json.append("]}").toString();
    }
}
