namespace Cortico.EmbeddedGrafana.Alerting.Notifications.Webhooks;

/// <summary>Whom a webhook trusts and who it says it is; certificates and key as PEM, empty where there is none.</summary>
internal sealed record TlsSettings(bool InsecureSkipVerify, string CaCertificate, string ClientCertificate, string ClientKey);
