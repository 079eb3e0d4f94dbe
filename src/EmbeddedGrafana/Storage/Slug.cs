using System.Security.Cryptography;
using System.Text;

namespace Cortico.EmbeddedGrafana.Storage;

/// <summary>The readable end of an address: <c>Build two</c> becomes <c>build-two</c>.</summary>
/// <remarks>A title without a Latin letter or digit gets the start of its digest.</remarks>
public static class Slug
{
    public static string Of(string title)
    {
        var slug = new StringBuilder(title.Length);
        foreach (var letter in title.Normalize(NormalizationForm.FormKD))
        {
            if (char.IsAsciiLetterOrDigit(letter) || letter == '_')
            {
                slug.Append(char.ToLowerInvariant(letter));
            }
            else if (!char.IsControl(letter) && char.GetUnicodeCategory(letter) != System.Globalization.UnicodeCategory.NonSpacingMark && slug is [.., not '-'])
            {
                slug.Append('-');
            }
        }

        var text = slug.ToString().TrimEnd('-');
        return text.Length > 0 ? text : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(title)))[..7];
    }
}
