/** Steps of faults: errors of SQS, links, killed or paused processes, and the recovery from them. */
package io.connect.features.steps.faults;
