package io.connect.toxiproxy.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import org.junit.jupiter.api.Test;

class ConnectionTest {

    @Test
    void aSocketThatThisSideHasClosedIsNoBrokenConnection() {
        assertThat(Connection.isOwnEnd(new ClosedChannelException())).isTrue();
    }

    @Test
    void aResetByThePeerIsABrokenConnection() {
        assertThat(Connection.isOwnEnd(new IOException("Connection reset by peer")))
                .isFalse();
    }
}
