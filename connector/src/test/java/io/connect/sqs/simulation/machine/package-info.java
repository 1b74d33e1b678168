/** The machine of a run in virtual time: its clock, its processes and their threads. */
package io.connect.sqs.simulation.machine;
