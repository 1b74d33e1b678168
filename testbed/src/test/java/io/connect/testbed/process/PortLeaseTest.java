package io.connect.testbed.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PortLeaseTest {
    @Test
    void everyPortIsLeasedOnce() {
        try (PortLease first = new PortLease();
                PortLease second = new PortLease()) {
            Set<Integer> ports = new HashSet<>();
            for (int i = 0; i < 50; i++) {
                assertThat(ports.add(first.next())).isTrue();
                assertThat(ports.add(second.next())).isTrue();
            }
        }
    }

    @Test
    void anotherProcessDoesNotGetAPortThatTwoLeasesOfThisOneAskedFor() throws Exception {
        try (PortLease first = new PortLease()) {
            int port = first.next();
            try (PortLease second = new PortLease(port, port + 1)) {
                assertThatThrownBy(second::next).isInstanceOf(IllegalStateException.class);
            }

            Process other = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx32m",
                            "-cp",
                            "target/classes" + File.pathSeparator + "target/test-classes",
                            Other.class.getName(),
                            Integer.toString(port))
                    .inheritIO()
                    .start();

            assertThat(other.waitFor()).isEqualTo(Other.REFUSED);
        }
    }

    static final class Other {
        static final int REFUSED = 3;

        public static void main(String[] arguments) {
            int port = Integer.parseInt(arguments[0]);
            try (PortLease lease = new PortLease(port, port + 1)) {
                lease.next();
            } catch (IllegalStateException refused) {
                System.exit(REFUSED);
            }
        }
    }

    @Test
    void aLeasedPortCanBeBoundOnLoopback() throws IOException {
        try (PortLease lease = new PortLease();
                ServerSocket socket = new ServerSocket(lease.next(), 1, InetAddress.getLoopbackAddress())) {
            assertThat(Loopback.accepts(socket.getLocalPort())).isTrue();
        }
    }

    @Test
    void aPortThatIsTakenIsPassedOver() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            try (PortLease onlyThat = new PortLease(port, port + 1)) {
                assertThatThrownBy(onlyThat::next)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("no free port between " + port);
            }
        }
    }
}
