package io.connect.toxiproxy.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls whose client ends its connection while the service works on the answer. */
class AbandonedCallContractTest extends CallContract {

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final String RECEIVE = "POST / HTTP/1.1\r\nHost: h\r\nX-Amz-Target: AmazonSQS.ReceiveMessage\r\n"
            + "Content-Type: application/x-amz-json-1.0\r\nContent-Length: 2\r\n\r\n{}";

    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger abandoned = new AtomicInteger();

    AbandonedCallContractTest() {
        super("aws_call");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "close||",
                "reset||",
                "end_of_output||",
                "close|downstream|'operation':'ReceiveMessage','action':'delay','delay':60000",
                "reset|downstream|'operation':'ReceiveMessage','action':'delay','delay':60000",
                "end_of_output|downstream|'operation':'ReceiveMessage','action':'delay','delay':60000",
                "close|upstream|'operation':'DeleteMessage','action':'drop'",
                "reset|upstream|'operation':'DeleteMessage','action':'drop'",
                "end_of_output|upstream|'operation':'DeleteMessage','action':'drop'"
            })
    void endsTheCallAtTheServiceWhenItsClientEnds(String end, String stream, String rule) throws IOException {
        int port = proxyTo(Peer.doing(this::waitForTheEnd));
        if (rule != null) {
            ours(stream, rule);
        }
        Socket client = connect(port);
        client.getOutputStream().write(RECEIVE.getBytes(ISO_8859_1));
        await().atMost(SOON).until(() -> waiting.get() == 1);

        if (end.equals("end_of_output")) {
            client.shutdownOutput();
        } else {
            client.setSoLinger(end.equals("reset"), 0);
            client.close();
        }

        await().atMost(SOON).until(() -> abandoned.get() == 1);
    }

    private void waitForTheEnd(Socket socket) throws IOException {
        HttpPeer.message(socket.getInputStream(), false);
        waiting.incrementAndGet();
        try {
            if (socket.getInputStream().read() >= 0) {
                return;
            }
        } catch (IOException e) {
            // A reset ends the connection too.
        }
        abandoned.incrementAndGet();
    }
}
