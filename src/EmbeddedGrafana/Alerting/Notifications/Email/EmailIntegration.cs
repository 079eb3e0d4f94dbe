using System.Net.Sockets;
using System.Security.Authentication;
using Cortico.EmbeddedGrafana.Alerting.Notifications.Content;
using Cortico.EmbeddedGrafana.Alerting.Notifications.Receivers;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using MimeKit.Utils;

namespace Cortico.EmbeddedGrafana.Alerting.Notifications.Email;

/// <summary>Sends mail through the server of <c>GF_SMTP_*</c>.</summary>
internal sealed class EmailIntegration(EmailSettings settings, SmtpSettings smtp, ContentBuilder builder, INotificationText text, TimeProvider time) : IIntegration
{
    private const int ImplicitTlsPort = 465;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public async Task SendAsync(Notification notification, CancellationToken cancellation)
    {
        if (!smtp.Enabled)
        {
            throw new NotificationFailedException("SMTP not configured: set GF_SMTP_ENABLED=true and GF_SMTP_HOST, and start again.", retry: false);
        }

        var messages = Messages(notification);
        using var limit = new CancellationTokenSource(Limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        using var client = new SmtpClient { LocalDomain = smtp.EhloIdentity.Length > 0 ? smtp.EhloIdentity : null! };
        if (smtp.SkipVerify)
        {
#pragma warning disable CA5359, S4830 // The operator asks for it by name.
            client.ServerCertificateValidationCallback = (_, _, _, _) => true;
#pragma warning restore CA5359, S4830
        }

        try
        {
            await client.ConnectAsync(smtp.Host, smtp.Port, Security(), either.Token);
            if (smtp.User.Length > 0)
            {
                await client.AuthenticateAsync(smtp.User, smtp.Password, either.Token);
            }

            foreach (var message in messages)
            {
                await client.SendAsync(message, either.Token);
                message.Dispose();
            }

            await client.DisconnectAsync(quit: true, either.Token);
        }
        catch (OperationCanceledException error) when (limit.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw Failed($"no answer within {Limit.TotalSeconds:0} s", retry: true, error);
        }
        catch (SmtpCommandException error)
        {
            throw Failed($"it answered {(int)error.StatusCode} {error.Message}", retry: (int)error.StatusCode is >= 400 and < 500, error);
        }
        catch (NotSupportedException error)
        {
            throw Failed($"{error.Message} Set GF_SMTP_STARTTLS_POLICY=OpportunisticStartTLS to send without encryption.", retry: false, error);
        }
        catch (Exception error) when (error is SocketException or IOException or ServiceNotConnectedException or SmtpProtocolException or SslHandshakeException)
        {
            throw Failed(error.Message, retry: true, error);
        }
        catch (Exception error) when (error is MailKit.Security.AuthenticationException or System.Security.Authentication.AuthenticationException)
        {
            throw Failed($"the login of {smtp.User} was refused: {error.Message}", retry: false, error);
        }
    }

    /// <summary>One mail to all, or one each.</summary>
    private List<MimeMessage> Messages(Notification notification)
    {
        var content = builder.Build(notification, 0);
        var subject = (text.Render(settings.Subject, content) ?? DefaultText.Title(content)).ReplaceLineEndings(" ");
        var message = settings.Message.Length > 0 ? text.Render(settings.Message, content) : null;
        var body = new EmailBody(content, message, time.GetUtcNow());
        var addresses = new List<MailboxAddress>();
        foreach (var address in settings.Addresses)
        {
            addresses.Add(MailboxAddress.TryParse(address, out var mailbox) ? mailbox : throw new NotificationFailedException($"\"{address}\" is no mail address. Correct the contact point's addresses.", retry: false));
        }

        IEnumerable<IReadOnlyList<MailboxAddress>> mails = settings.SingleEmail ? [addresses] : addresses.Select(address => (IReadOnlyList<MailboxAddress>)[address]);
        return [.. mails.Select(to => new MimeMessage([smtp.From], to, subject, new BodyBuilder { TextBody = body.Text(), HtmlBody = body.Html() }.ToMessageBody())
        {
            Date = time.GetUtcNow(),
            MessageId = MimeUtils.GenerateMessageId(smtp.From.Domain),
        })];
    }

    private SecureSocketOptions Security() => smtp.Port == ImplicitTlsPort ? SecureSocketOptions.SslOnConnect : smtp.StartTls switch
    {
        StartTlsPolicy.Mandatory => SecureSocketOptions.StartTls,
        StartTlsPolicy.None => SecureSocketOptions.None,
        _ => SecureSocketOptions.StartTlsWhenAvailable,
    };

    private NotificationFailedException Failed(string problem, bool retry, Exception error) => new(FormattableString.Invariant($"Mail server {smtp.Host}:{smtp.Port}: {problem}"), retry, error);
}
