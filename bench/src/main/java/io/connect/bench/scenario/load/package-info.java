/** The load that a scenario offers: phases, backlog, payload and drain. Values only. */
package io.connect.bench.scenario.load;
