@queues @deleted-queue
Feature: A queue that is deleted costs the other queues of its task nothing
  What is on its way of the others is settled before the task fails with the queue's name. With
  sqs.on.queue.failure=continue the task goes on with the others, and reads the queue again when it is there again.

  Scenario: The task fails with the queue's name once the others are settled
    Given 3 standard queues with
      | VisibilityTimeout | 600 |
    And a connector from the queues to a topic
    When messages keep being sent to each queue but the last at 100 a second
    And at least 300 messages have been delivered
    And the last queue is deleted
    Then its task fails because of the queue that was deleted
    When the last queue is created again
    And its failed task is restarted
    And no more messages are sent
    Then the outcome is
      | delivered     | all |
      | duplicated    | 0   |
      | left in queue | 0   |

  Scenario: With sqs.on.queue.failure=continue the others go on
    Given 3 standard queues
    And a connector from the queues to a topic with
      | sqs.on.queue.failure | continue |
    When the last queue is deleted
    Then the metrics of its task are
      | queues-failed | 1 |
    When 50 messages are sent to each queue
    Then the outcome is
      | delivered     | 100 |
      | duplicated    | 0   |
      | left in queue | 0   |
    When the last queue is created again
    Then the metrics of its task are
      | queues-failed | 0 |
    When 50 messages are sent to each queue
    Then the outcome is
      | delivered     | 250 |
      | duplicated    | 0   |
      | left in queue | 0   |
    And the connector is still running
