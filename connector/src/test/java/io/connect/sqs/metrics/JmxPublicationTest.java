package io.connect.sqs.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

class JmxPublicationTest {

    private static final String CONNECTOR = "orders of JmxPublicationTest";

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();

    /** Connect starts the next task although the one before it takes too long to stop. */
    @Test
    void aTaskThatEndsLateLeavesTheMetricsOfItsSuccessor() throws Exception {
        ObjectName name = new ObjectName(
                "io.connect.sqs:type=sqs-source-task,connector=" + ObjectName.quote(CONNECTOR) + ",task=0");
        MetricsPublication late = open(1);
        MetricsPublication successor = open(2);

        late.close();

        assertThat(server.getAttribute(name, Metric.PRODUCED.id())).isEqualTo(2L);
        successor.close();
        assertThat(server.isRegistered(name)).isFalse();
    }

    private static MetricsPublication open(int produced) {
        TaskMetrics metrics = new TaskMetrics(System::nanoTime);
        metrics.count(Metric.PRODUCED, produced);
        return JmxPublication.open(metrics, CONNECTOR, "0");
    }
}
