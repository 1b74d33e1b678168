package io.connect.features.environment;

import io.connect.testbed.process.JvmProcess;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import javax.management.Attribute;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** Reads the MBeans of a process as an operator's monitoring does. */
public final class Jmx {
    private Jmx() {}

    /**
     * All numeric attributes of the beans that match.
     *
     * @param pattern such as {@code domain:type=x,*}
     * @return bean name to attribute to value, both sorted
     */
    public static Map<String, Map<String, Double>> numbers(JvmProcess process, String pattern) {
        Map<String, Map<String, Double>> all = new TreeMap<>();
        JMXServiceURL url = url(process);
        try (JMXConnector connector = JMXConnectorFactory.connect(url)) {
            MBeanServerConnection server = connector.getMBeanServerConnection();
            for (ObjectName bean : server.queryNames(new ObjectName(pattern), null)) {
                all.put(bean.getCanonicalName(), numbers(server, bean));
            }
            return all;
        } catch (IOException | JMException e) {
            throw new IllegalStateException("cannot read " + pattern + " of " + process + " at " + url, e);
        }
    }

    private static Map<String, Double> numbers(MBeanServerConnection server, ObjectName bean)
            throws JMException, IOException {
        Map<String, Double> numbers = new TreeMap<>();
        for (MBeanAttributeInfo info : server.getMBeanInfo(bean).getAttributes()) {
            for (Attribute attribute :
                    server.getAttributes(bean, new String[] {info.getName()}).asList()) {
                if (attribute.getValue() instanceof Number number) {
                    numbers.put(attribute.getName(), number.doubleValue());
                }
            }
        }
        return numbers;
    }

    private static JMXServiceURL url(JvmProcess process) {
        String url = "service:jmx:rmi:///jndi/rmi://127.0.0.1:" + process.jmxPort() + "/jmxrmi";
        try {
            return new JMXServiceURL(url);
        } catch (java.net.MalformedURLException e) {
            throw new IllegalStateException(url, e);
        }
    }
}
