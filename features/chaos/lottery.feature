@crash @lottery @three-brokers
Feature: A lottery of faults
  Faults of every kind are drawn by a seed and overlap, while standard and FIFO queues are read with and without exactly-once
  support. Every message is accounted for by its content.

  Scenario: Whatever is drawn, nothing is lost or altered, and FIFO queues arrive once and in order with exactly-once support
    When faults are drawn while messages go through connectors of every kind
    Then every promise has been kept to every message
