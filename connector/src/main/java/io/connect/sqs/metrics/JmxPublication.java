package io.connect.sqs.metrics;

import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.AttributeNotFoundException;
import javax.management.DynamicMBean;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanRegistration;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes metrics as the JMX bean {@code io.connect.sqs:type=sqs-source-task,connector=…,task=…}, with one attribute per
 * value.
 */
final class JmxPublication implements MetricsPublication, DynamicMBean, MBeanRegistration {

    private static final Logger LOG = LoggerFactory.getLogger(JmxPublication.class);

    private final ObjectName name;
    private final Map<String, Reading> readings = new LinkedHashMap<>();

    /** False once the bean is gone. Its name may then belong to the next task of this number. */
    private volatile boolean registered;

    private JmxPublication(ObjectName name, TaskMetrics metrics) {
        this.name = name;
        Reading.of(metrics).forEach(reading -> readings.put(reading.name(), reading));
    }

    /** Registers the bean. A failure is only a warning, because a task without metrics is better than no task. */
    static MetricsPublication open(TaskMetrics metrics, String connector, String task) {
        try {
            ObjectName name = new ObjectName(
                    "io.connect.sqs:type=sqs-source-task,connector=" + ObjectName.quote(connector) + ",task=" + task);
            JmxPublication bean = new JmxPublication(name, metrics);
            if (ManagementFactory.getPlatformMBeanServer().isRegistered(name)) {
                // The bean is from a task that Connect abandoned because its shutdown took too long.
                ManagementFactory.getPlatformMBeanServer().unregisterMBean(name);
            }
            ManagementFactory.getPlatformMBeanServer().registerMBean(bean, name);
            return bean;
        } catch (JMException e) {
            LOG.warn("The metrics of task {} of connector {} are not published", task, connector, e);
            return () -> {};
        }
    }

    @Override
    public void close() {
        if (!registered) {
            return;
        }
        try {
            ManagementFactory.getPlatformMBeanServer().unregisterMBean(name);
        } catch (JMException e) {
            LOG.debug("Bean {} was not there any more", name, e);
        }
    }

    @Override
    public ObjectName preRegister(MBeanServer server, ObjectName given) {
        return given;
    }

    @Override
    public void postRegister(Boolean done) {
        registered = done;
    }

    @Override
    public void preDeregister() {
        // Only the end of the registration matters.
    }

    @Override
    public void postDeregister() {
        registered = false;
    }

    @Override
    public Object getAttribute(String attribute) throws AttributeNotFoundException {
        Reading reading = readings.get(attribute);
        if (reading == null) {
            throw new AttributeNotFoundException(name + " has no attribute " + attribute);
        }
        return reading.value().get();
    }

    @Override
    public AttributeList getAttributes(String[] attributes) {
        AttributeList list = new AttributeList();
        for (String attribute : attributes) {
            Reading reading = readings.get(attribute);
            if (reading != null) {
                list.add(new Attribute(attribute, reading.value().get()));
            }
        }
        return list;
    }

    @Override
    public void setAttribute(Attribute attribute) throws AttributeNotFoundException {
        throw new AttributeNotFoundException(attribute.getName() + " is read-only");
    }

    @Override
    public AttributeList setAttributes(AttributeList attributes) {
        return new AttributeList();
    }

    @Override
    public Object invoke(String action, Object[] parameters, String[] signature) {
        throw new UnsupportedOperationException(name + " has no operations");
    }

    @Override
    public MBeanInfo getMBeanInfo() {
        MBeanAttributeInfo[] attributes = readings.values().stream()
                .map(reading -> new MBeanAttributeInfo(
                        reading.name(), Number.class.getName(), reading.doc(), true, false, false))
                .toArray(MBeanAttributeInfo[]::new);
        return new MBeanInfo(getClass().getName(), "An SQS source task", attributes, null, null, null);
    }
}
