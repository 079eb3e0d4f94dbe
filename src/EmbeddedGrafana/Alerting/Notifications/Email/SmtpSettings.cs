using System.Globalization;
using Cortico.EmbeddedGrafana.Configuration;
using MimeKit;

namespace Cortico.EmbeddedGrafana.Alerting.Notifications.Email;

/// <summary>The mail server, by Grafana's variables <c>GF_SMTP_*</c>.</summary>
/// <param name="User">Empty: no login.</param>
internal sealed record SmtpSettings(
    bool Enabled, string Host, int Port, string User, string Password, MailboxAddress From, bool SkipVerify, StartTlsPolicy StartTls, string EhloIdentity)
{
    /// <exception cref="StartupException">A value is malformed.</exception>
    public static SmtpSettings Read(GrafanaSettings settings)
    {
        var variables = new Variables(settings.Variable);
        var address = variables.Text("GF_SMTP_HOST") ?? "localhost:25";
        var colon = address.LastIndexOf(':');
        var port = 25;
        if (colon > 0 && !address.EndsWith(']') && !int.TryParse(address[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out port))
        {
            throw new StartupException($"GF_SMTP_HOST={address} is not host:port.");
        }

        var from = variables.Text("GF_SMTP_FROM_ADDRESS") ?? "admin@grafana.localhost";
        if (!MailboxAddress.TryParse(from, out var mailbox))
        {
            throw new StartupException($"GF_SMTP_FROM_ADDRESS={from} is not a mail address.");
        }

        return new SmtpSettings(
            variables.Flag("GF_SMTP_ENABLED", false),
            (colon > 0 && !address.EndsWith(']') ? address[..colon] : address).Trim('[', ']'),
            port,
            variables.Text("GF_SMTP_USER") ?? "",
            variables.Text("GF_SMTP_PASSWORD") ?? "",
            new MailboxAddress(variables.Text("GF_SMTP_FROM_NAME") ?? "Grafana", mailbox.Address),
            variables.Flag("GF_SMTP_SKIP_VERIFY", false),
            variables.Text("GF_SMTP_STARTTLS_POLICY") switch
            {
                null or "OpportunisticStartTLS" => StartTlsPolicy.Opportunistic,
                "MandatoryStartTLS" => StartTlsPolicy.Mandatory,
                "NoStartTLS" => StartTlsPolicy.None,
                var other => throw new StartupException($"GF_SMTP_STARTTLS_POLICY={other} is none of OpportunisticStartTLS, MandatoryStartTLS, NoStartTLS."),
            },
            variables.Text("GF_SMTP_EHLO_IDENTITY") ?? "");
    }
}
