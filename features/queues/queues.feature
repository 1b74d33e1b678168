@queues @compatibility
Feature: Several queues and tasks
  Queues are dealt out to the tasks in turn, and what each holds arrives.

  Scenario: Four queues over two tasks
    Given 4 standard queues
    And a connector from the queues to a topic with
      | tasks.max | 2 |
    When 100 messages are sent to each queue
    Then the connector runs with 2 tasks
    And the outcome is
      | delivered     | 400 |
      | duplicated    | 0   |
      | left in queue | 0   |

  Scenario: One task serves every queue
    Given 3 standard queues
    And a connector from the queues to a topic with
      | tasks.max | 1 |
    When 50 messages are sent to each queue
    Then the connector runs with 1 task
    And the outcome is
      | delivered     | 150 |
      | duplicated    | 0   |
      | left in queue | 0   |

  Scenario: Tasks beyond the number of queues share a standard queue
    Given a standard queue
    And a connector from the queue to a topic with
      | tasks.max | 3 |
    When 300 messages are sent
    Then the connector runs with 3 tasks
    And the outcome is
      | delivered     | 300 |
      | duplicated    | 0   |
      | left in queue | 0   |

  Scenario: A FIFO queue has one task, however many are allowed
    Given a FIFO queue
    And a connector from the queue to a topic with
      | tasks.max | 3 |
    When 100 messages in 5 groups are sent
    Then the connector runs with 1 task
    And the outcome is
      | delivered     | 100 |
      | duplicated    | 0   |
      | reordered     | 0   |
      | left in queue | 0   |

  Scenario: Each queue has a topic of its own
    Given 2 standard queues
    And a topic for each queue
    And a connector from the queues to a topic with
      | kafka.topic | from-${queue} |
    When 20 messages are sent to each queue
    Then 20 records arrive in the topic of each queue
