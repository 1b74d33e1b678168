package io.connect.toxiproxy.contract;

import static io.connect.toxiproxy.contract.HttpPeer.call;
import static io.connect.toxiproxy.contract.HttpPeer.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** This project's own toxics for single calls of SQS and S3. A genuine server rejects them by name. */
class AwsCallContractTest extends CallContract {

    private static final int SILENCE_MS = 300;
    private static final String DELETED =
            "{\"Successful\":[{\"Id\":\"a\"},{\"Id\":\"b\"},{\"Id\":\"c\"}],\"Failed\":[]}";
    private static final String DELETED_XML = "<DeleteMessageBatchResponse><DeleteMessageBatchResult>"
            + "<DeleteMessageBatchResultEntry><Id>a</Id></DeleteMessageBatchResultEntry>"
            + "<DeleteMessageBatchResultEntry><Id>b</Id></DeleteMessageBatchResultEntry>"
            + "</DeleteMessageBatchResult></DeleteMessageBatchResponse>";

    private HttpPeer service;
    private int port;
    private volatile String answer = ok(DELETED);

    AwsCallContractTest() {
        super("aws_call");
    }

    @BeforeEach
    void createProxy() {
        service = keep(new HttpPeer(request -> answer));
        port = proxyTo(service.peer());
    }

    @Test
    void aGenuineServerRefusesItByItsType() {
        if (backend.genuine()) {
            assertError(rule("downstream", "'operation':'GetObject','action':'drop'"), 400, "invalid toxic type");
        } else {
            assertThat(rule("downstream", "'operation':'GetObject','action':'drop'")
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void cutsTheConnectionAfterTheServiceHasDoneTheThirdCall() throws IOException {
        ours("downstream", "'operation':'DeleteMessageBatch','action':'reset','nth':3");
        Socket client = connect(port);
        for (int i = 0; i < 2; i++) {
            assertThat(call(client, delete("q", "a", "b", "c"))).isEqualTo(answer);
        }

        assertThatThrownBy(() -> call(client, delete("q", "a"))).isInstanceOf(SocketException.class);

        assertThat(service.seen()).hasSize(3);
        assertThat(counts()).isEqualTo("{\"seen\":3,\"hit\":1,\"unknown\":0}");
    }

    @ParameterizedTest
    @CsvSource({"upstream,0", "downstream,1"})
    void losesACallAndLeavesTheClientWaiting(String stream, int seen) throws IOException {
        ours(stream, "'operation':'DeleteMessageBatch','action':'drop'");
        Socket client = connect(port);
        client.setSoTimeout(SILENCE_MS);

        assertThatThrownBy(() -> call(client, delete("q", "a"))).isInstanceOf(SocketTimeoutException.class);

        assertThat(service.seen()).hasSize(seen);
    }

    @Test
    void answersRightButLate() throws IOException {
        ours("downstream", "'operation':'ReceiveMessage','action':'delay','delay':400");
        Socket client = connect(port);
        long start = System.nanoTime();

        assertThat(call(client, json("ReceiveMessage", "{}"))).isEqualTo(answer);

        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(400_000_000L);
    }

    @Test
    void emptiesEverySecondAnswer() throws IOException {
        ours("downstream", "'operation':'ReceiveMessage','action':'empty','every':2");
        Socket client = connect(port);
        for (int i = 0; i < 2; i++) {
            assertThat(call(client, json("ReceiveMessage", "{}"))).isEqualTo(answer);
            assertThat(call(client, json("ReceiveMessage", "{}")))
                    .startsWith("HTTP/1.1 200 OK\r\n")
                    .endsWith("Content-Length: 0\r\n\r\n");
            assertThat(call(client, json("SendMessage", "{}"))).isEqualTo(answer);
        }
        assertThat(service.seen()).hasSize(6);
    }

    @Test
    void failsOneEntryOfABatchThatTheServiceHasDone() throws IOException {
        ours("downstream", "'operation':'DeleteMessageBatch','action':'fail_entry','entry':2");
        Socket client = connect(port);
        // The service answers the entries in another order, so the index in the request counts.
        answer = ok("{\"Successful\":[{\"Id\":\"b\"},{\"Id\":\"a\"}]}");

        String failed = call(client, delete("q", "a", "b"));

        assertThat(failed)
                .endsWith("{\"Successful\":[{\"Id\":\"a\"}],\"Failed\":[{\"Id\":\"b\",\"Code\":\"InternalError\","
                        + "\"Message\":\"answered by the fault layer\",\"SenderFault\":false}]}");
        answer = ok(DELETED);
        assertThat(call(client, delete("q", "a"))).isEqualTo(answer);
        assertThat(counts()).isEqualTo("{\"seen\":1,\"hit\":1,\"unknown\":0}");
    }

    @Test
    void failsOneEntryOfAnAnswerInChunks() throws IOException {
        ours("downstream", "'operation':'DeleteMessageBatch','action':'fail_entry','entry':1,'error':'Busy'");
        String body = "{\"Successful\":[{\"Id\":\"a\"}]}";
        answer = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n" + body.substring(0, 5) + "\r\n"
                + Integer.toHexString(body.length() - 5) + "\r\n" + body.substring(5) + "\r\n0\r\n\r\n";
        Socket client = connect(port);

        assertThat(call(client, delete("q", "a"))).contains("\"Successful\":[]", "\"Code\":\"Busy\"");
        answer = ok(DELETED);
        assertThat(call(client, json("SendMessage", "{}"))).isEqualTo(answer);
    }

    @Test
    void understandsTheQueryProtocol() throws IOException {
        ours("downstream", "'operation':'DeleteMessageBatch','action':'fail_entry','entry':2,'resource':'q'");
        answer = ok(DELETED_XML);
        Socket client = connect(port);
        String form = "Action=DeleteMessageBatch&QueueUrl=http%3A%2F%2Fh%2F0%2F";
        String entries = "&DeleteMessageBatchRequestEntry.1.Id=a&DeleteMessageBatchRequestEntry.2.Id=b";

        assertThat(call(client, form("/", form + "other" + entries))).isEqualTo(answer);
        assertThat(call(client, form("/", form + "q" + entries)))
                .contains("<DeleteMessageBatchResultEntry><Id>a</Id></DeleteMessageBatchResultEntry>"
                        + "<BatchResultErrorEntry><Id>b</Id><Code>InternalError</Code>");
        assertThat(call(client, form("/0/q", "Action=DeleteMessageBatch" + entries)))
                .contains("BatchResultErrorEntry");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "json|'__type':'com.amazonaws.sqs#OverLimit'",
                "form|<Code>OverLimit</Code>",
                "s3|<Error><Code>OverLimit</Code>"
            })
    void answersStatusAndCodeInTheWordsOfItsProtocol(String protocol, String words) throws IOException {
        String operation = protocol.equals("s3") ? "GetObject" : "ReceiveMessage";
        ours("upstream", "'operation':'" + operation + "','action':'error','status':403,'error':'OverLimit'");
        Socket client = connect(port);

        String refused = call(
                client,
                switch (protocol) {
                    case "json" -> json("ReceiveMessage", "{}");
                    case "form" -> form("/", "Action=ReceiveMessage");
                    default -> "GET /bucket/key?x-id=GetObject HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
                });

        assertThat(refused).startsWith("HTTP/1.1 403 OverLimit\r\n").contains(words.replace('\'', '"'));
        assertThat(service.seen()).isEmpty();
        assertThat(call(client, json("SendMessage", "{}"))).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/b/k?x-id=GetObject,GetObject",
        "GET,/b/a/deep/key,GetObject",
        "PUT,/b/k,PutObject",
        "HEAD,/b/k,HeadObject",
        "DELETE,/b/k,DeleteObject",
        "PUT,/b/k?partNumber=1&uploadId=u,UploadPart",
        "POST,/b/k?uploads,CreateMultipartUpload",
        "POST,/b/k?uploadId=u,CompleteMultipartUpload",
        "POST,/b?delete,DeleteObjects",
        "GET,/b?list-type=2,ListObjectsV2",
        "GET,/b/?prefix=x,ListObjects",
        "HEAD,/b,HeadBucket",
        "PUT,/b,CreateBucket",
        "DELETE,/b,DeleteBucket",
        "GET,/,ListBuckets"
    })
    void knowsOperationsOfS3(String method, String target, String operation) throws IOException {
        ours("upstream", "'operation':'" + operation + "','action':'error','status':503,'error':'SlowDown'");
        Socket client = connect(port);

        assertThat(call(client, method + " " + target + " HTTP/1.1\r\nHost: 127.0.0.1:1\r\nContent-Length: 0\r\n\r\n"))
                .startsWith("HTTP/1.1 503");
        assertThat(call(client, "OPTIONS /b/k HTTP/1.1\r\nHost: 127.0.0.1:1\r\n\r\n"))
                .isEqualTo(answer);
        assertThat(counts()).isEqualTo("{\"seen\":1,\"hit\":1,\"unknown\":0}");
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1:9,/mine/k,/other/k", "mine.localhost:9,/k,"})
    void meetsOneBucketOnly(String host, String mine, String other) throws IOException {
        ours("upstream", "'operation':'GetObject','action':'error','status':503,'error':'SlowDown','resource':'mine'");
        Socket client = connect(port);

        if (other != null) {
            assertThat(call(client, "GET " + other + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n"))
                    .isEqualTo(answer);
        }
        assertThat(call(client, "GET " + mine + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n"))
                .startsWith("HTTP/1.1 503");
    }

    /** The samples of AWS's documentation end the URL of a queue with a slash. */
    @Test
    void meetsOneQueueOnly() throws IOException {
        ours("upstream", "'operation':'DeleteMessageBatch','action':'error','status':500,'error':'No','resource':'q1'");
        Socket client = connect(port);

        assertThat(call(client, delete("q2", "a"))).isEqualTo(answer);
        assertThat(call(client, delete("q1", "a"))).startsWith("HTTP/1.1 500");
        assertThat(call(client, delete("q1/", "a"))).startsWith("HTTP/1.1 500");
        assertThat(call(client, form("/0/q1/", "Action=DeleteMessageBatch"))).startsWith("HTTP/1.1 500");
    }

    /** Such a client does not send the body, and would use the connection for its next request. */
    @ParameterizedTest
    @ValueSource(strings = {"'action':'error','status':503,'error':'SlowDown'", "'action':'empty'"})
    void endsTheConnectionOfAClientThatAsksFirstAndIsAnsweredByARule(String action) throws IOException {
        ours("upstream", "'operation':'PutObject'," + action);
        Socket client = connect(port);

        String answered = call(client, "PUT /b/k HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n");

        assertThat(answered).contains("\r\nConnection: close\r\n");
        assertThat(call(connect(port), "PUT /b/k HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc"))
                .doesNotContain("Connection: close");
    }

    /** A client that sends Expect: 100-continue waits for the interim answer, which is not the answer to its request. */
    @Test
    void keepsStepWithInterimAnswersAndAnswersToHead() throws IOException {
        ours("downstream", "'operation':'HeadObject','action':'error','status':404,'error':'NoSuchKey'");
        Socket client = connect(port);
        answer = "HTTP/1.1 100 Continue\r\n\r\n" + ok("put");
        client.getOutputStream()
                .write("PUT /b/k HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\nabc".getBytes());
        assertThat(HttpPeer.message(client.getInputStream(), true)).startsWith("HTTP/1.1 100");
        assertThat(HttpPeer.message(client.getInputStream(), false)).isEqualTo(ok("put"));
        answer = "HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\n";

        assertThat(call(client, "HEAD /b/k HTTP/1.1\r\n\r\n"))
                .startsWith("HTTP/1.1 404")
                .endsWith("\r\n\r\n");

        answer = ok(DELETED);
        assertThat(call(client, json("SendMessage", "{}"))).isEqualTo(answer);
    }

    /** TLS, whose first message is shorter than a head may be; a text protocol; HTTP/2; lines that end with a line feed. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0016\u0003\u0001\u0002\u0000",
                "EHLO me\r\n",
                "PRI * HTTP/2.0\r\n",
                "GET / HTTP/1.0\n\n",
                "\r\nGET"
            })
    void passesAndCountsTheFirstWordsOfAConversationThatIsNotHttp(String words) throws IOException {
        assumeFalse(backend.genuine());
        byte[] bytes = words.getBytes(StandardCharsets.ISO_8859_1);
        passesAndCounts(bytes);
    }

    @Test
    void passesAndCountsALongConversationThatIsNotHttp() throws IOException {
        assumeFalse(backend.genuine());
        byte[] line = new byte[70_000];
        Arrays.fill(line, (byte) 'x');
        passesAndCounts(line);
    }

    @Test
    void passesTheGreetingOfAServiceThatIsNotHttp() throws IOException {
        assumeFalse(backend.genuine());
        Peer greeting = keep(Peer.doing(socket -> {
            socket.getOutputStream().write("220 welcome\r\n".getBytes(StandardCharsets.ISO_8859_1));
            socket.getInputStream().readAllBytes();
        }));
        int greetingPort = port(create("g", "127.0.0.1:0", greeting));
        http.post(
                "/proxies/g/toxics",
                "{\"type\":\"aws_call\",\"attributes\":{\"operation\":\"GetObject\",\"action\":\"drop\"}}");

        assertThat(connect(greetingPort).getInputStream().readNBytes(13))
                .asString()
                .isEqualTo("220 welcome\r\n");
    }

    private void passesAndCounts(byte[] bytes) throws IOException {
        int echoPort = port(create("q", "127.0.0.1:0"));
        http.post(
                "/proxies/q/toxics",
                "{\"type\":\"aws_call\",\"name\":\"rule\",\"attributes\":{\"operation\":\"GetObject\",\"action\":\"drop\"}}");
        Socket client = connect(echoPort);

        client.getOutputStream().write(bytes);

        assertThat(client.getInputStream().readNBytes(bytes.length)).isEqualTo(bytes);
        assertThat(http.get("/proxies/q/toxics/rule")
                        .json()
                        .path("calls")
                        .path("unknown")
                        .asInt())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "upstream|'operation':'DeleteMessageBatch','action':'fail_entry','entry':1|so stream must be downstream",
                "downstream|'operation':'DeleteMessage','action':'fail_entry','entry':1|needs an operation on a batch",
                "downstream|'operation':'DeleteMessageBatch','action':'fail_entry','entry':0|entry must be 1 or more",
                "downstream|'operation':'delete','action':'drop'|such as DeleteMessageBatch or GetObject",
                "downstream|'operation':'GetObject','action':'error','error':'X'|status must be 400 to 599, but is 0",
                "downstream|'operation':'GetObject','action':'error','status':503,'error':'a b'|letters, digits and dots",
                "downstream|'operation':'GetObject','action':'drop','api':'EndTxn'|aws_call has no attribute api"
            })
    void refusesImpossibleRules(String line) {
        assumeFalse(backend.genuine());
        String[] parts = line.split("\\|");

        var refused = rule(parts[0], parts[1]);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("error").asText()).contains(parts[2]);
        assertThat(http.get("/proxies/p/toxics").body()).isEqualTo("[]");
    }

    @Test
    void oneProxyReadsOneProtocol() {
        ours("downstream", "'operation':'GetObject','action':'drop'");

        assertError(
                http.post(
                        "/proxies/p/toxics",
                        "{\"type\":\"kafka_call\",\"attributes\":{\"api\":\"EndTxn\",\"action\":\"drop\"}}"),
                400,
                "bad request body: the calls of this proxy are read as those of aws_call, so it cannot have a kafka_call");
    }

    private static String delete(String queue, String... ids) {
        StringBuilder entries = new StringBuilder();
        for (String id : ids) {
            entries.append(entries.isEmpty() ? "" : ",")
                    .append("{\"Id\":\"")
                    .append(id)
                    .append("\"}");
        }
        return json("DeleteMessageBatch", "{\"QueueUrl\":\"http://h/0/" + queue + "\",\"Entries\":[" + entries + "]}");
    }

    private static String json(String operation, String body) {
        return "POST / HTTP/1.1\r\nHost: h\r\nX-Amz-Target: AmazonSQS." + operation
                + "\r\nContent-Type: application/x-amz-json-1.0\r\nContent-Length: " + body.length() + "\r\n\r\n"
                + body;
    }

    private static String form(String path, String body) {
        return "POST " + path + " HTTP/1.1\r\nHost: h\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }
}
