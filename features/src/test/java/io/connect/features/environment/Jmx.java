package io.connect.features.environment;

import io.connect.testbed.process.JvmProcess;
import java.io.IOException;
import java.rmi.UnmarshalException;
import java.util.Map;
import java.util.TreeMap;
import javax.management.AttributeNotFoundException;
import javax.management.InstanceNotFoundException;
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
     * All numeric attributes of the beans that match the pattern and whose name contains a text.
     *
     * @param pattern such as {@code domain:type=x,*}
     * @param text part of the canonical name, such as a connector's
     * @return bean name to attribute to value, both sorted
     */
    public static Map<String, Map<String, Double>> numbers(JvmProcess process, String pattern, String text) {
        Map<String, Map<String, Double>> all = new TreeMap<>();
        JMXServiceURL url = url(process);
        try (JMXConnector connector = JMXConnectorFactory.connect(url)) {
            MBeanServerConnection server = connector.getMBeanServerConnection();
            for (ObjectName bean : server.queryNames(new ObjectName(pattern), null)) {
                // Other connectors' beans appear and disappear in the meantime, so only the requested beans are read.
                if (bean.getCanonicalName().contains(text)) {
                    addNumbers(all, server, bean);
                }
            }
            return all;
        } catch (IOException | JMException e) {
            throw new IllegalStateException("cannot read " + pattern + " of " + process + " at " + url, e);
        }
    }

    /** A task that ends removes its attributes one by one, and then its beans, also while they are read. */
    static void addNumbers(Map<String, Map<String, Double>> all, MBeanServerConnection server, ObjectName bean)
            throws JMException, IOException {
        try {
            all.put(bean.getCanonicalName(), numbers(server, bean));
        } catch (InstanceNotFoundException | AttributeNotFoundException gone) {
            // The next call finds the beans of the new task.
        }
    }

    private static Map<String, Double> numbers(MBeanServerConnection server, ObjectName bean)
            throws JMException, IOException {
        Map<String, Double> numbers = new TreeMap<>();
        for (MBeanAttributeInfo info : server.getMBeanInfo(bean).getAttributes()) {
            try {
                if (server.getAttribute(bean, info.getName()) instanceof Number number) {
                    numbers.put(info.getName(), number.doubleValue());
                }
            } catch (UnmarshalException classOfTheWorker) {
                // Connect publishes some of its own enums, which are not numbers and whose classes are unknown here.
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
