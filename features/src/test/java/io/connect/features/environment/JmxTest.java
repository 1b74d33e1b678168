package io.connect.features.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.AttributeNotFoundException;
import javax.management.DynamicMBean;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

class JmxTest {

    @Test
    void aBeanThatLosesAnAttributeWhileItIsReadIsLeftOut() throws Exception {
        MBeanServer server = MBeanServerFactory.newMBeanServer();
        ObjectName bean = new ObjectName("kafka.connect:type=task");
        server.registerMBean(new Ending(), bean);
        Map<String, Map<String, Double>> found = new TreeMap<>();

        Jmx.addNumbers(found, server, bean);

        assertThat(found).isEmpty();
    }

    /** A bean as Kafka publishes it, of a task that ends at this moment. */
    private static final class Ending implements DynamicMBean {

        @Override
        public Object getAttribute(String name) throws AttributeNotFoundException {
            throw new AttributeNotFoundException("Could not find attribute " + name);
        }

        @Override
        public MBeanInfo getMBeanInfo() {
            MBeanAttributeInfo[] attributes = {new MBeanAttributeInfo("running-ratio", "double", "", true, false, false)
            };
            return new MBeanInfo(Ending.class.getName(), "", attributes, null, null, null);
        }

        @Override
        public void setAttribute(Attribute attribute) {}

        @Override
        public AttributeList getAttributes(String[] names) {
            return new AttributeList();
        }

        @Override
        public AttributeList setAttributes(AttributeList attributes) {
            return attributes;
        }

        @Override
        public Object invoke(String action, Object[] parameters, String[] signature) {
            return null;
        }
    }
}
