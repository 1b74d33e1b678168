/** The machine of a run: its clock, its processes and their threads, all in virtual time. */
package io.connect.sqs.simulation.machine;
